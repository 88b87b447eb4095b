import {
  CreateTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  ResourceNotFoundException,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
  type DynamoDBClient,
  type TableDescription,
  type UpdateTableCommandInput,
} from '@aws-sdk/client-dynamodb';
import { setTimeout as pause } from 'node:timers/promises';
import {
  physicalName,
  refuseOtherProperties,
  type LocalAws,
  type Place,
  type Resource,
  type ResourceIdentity,
  type ResourceType,
  type TemplateResource,
} from '../contract';
import { tablesClient } from './clients';
import { streamArn } from './stream-arn';
import { additions, differences, tableDefinition } from './table-definition';

const PROPERTIES = [
  'TableName',
  'KeySchema',
  'AttributeDefinitions',
  'GlobalSecondaryIndexes',
  'LocalSecondaryIndexes',
  'BillingMode',
  'StreamSpecification',
  'TimeToLiveSpecification',
  'PointInTimeRecoverySpecification',
];

/** Encryption, protection and limits of throughput: nothing on one machine depends on them. */
const WITHOUT_MEANING_HERE = [
  'DeletionProtectionEnabled',
  'SSESpecification',
  'TableClass',
  'ContributorInsightsSpecification',
  'OnDemandThroughput',
  'WarmThroughput',
];

const INDEX_LOOK_MS = 50;

/** A table: created when missing, kept with its data when it is there, and given the indexes that it lacks. */
export const tableResourceType: ResourceType = {
  name: 'AWS::DynamoDB::Table',
  phase: 10,
  identify: (resource, place) => {
    refuseOtherProperties(resource, [...PROPERTIES, ...WITHOUT_MEANING_HERE, 'ProvisionedThroughput']);
    return identify(resource, place);
  },
  start: startTable,
};

/** A table as CDK's `TableV2` makes it. One replica: there is one machine. */
export const globalTableResourceType: ResourceType = {
  name: 'AWS::DynamoDB::GlobalTable',
  phase: 10,
  identify: (resource, place) => {
    refuseOtherProperties(resource, [
      ...PROPERTIES,
      ...WITHOUT_MEANING_HERE,
      'Replicas',
      'WriteProvisionedThroughputSettings',
      'WriteOnDemandThroughputSettings',
    ]);
    const replicas = (resource.properties['Replicas'] ?? []) as unknown[];
    if (replicas.length > 1) throw new Error('one replica of a global table fits here, not more.');
    return identify(resource, place);
  },
  start: startTable,
};

function identify(resource: TemplateResource, place: Place): ResourceIdentity {
  const name = physicalName(resource, 'TableName', place);
  const hasStream = resource.properties['StreamSpecification'] !== undefined;
  return {
    ref: name,
    attributes: {
      Arn: `arn:aws:dynamodb:${place.region}:${place.accountId}:table/${name}`,
      ...(hasStream ? { StreamArn: streamArn(name, place) } : {}),
    },
  };
}

async function startTable(resource: Resource, aws: LocalAws): Promise<void> {
  const { create, timeToLiveAttribute } = tableDefinition(resource);
  const client = tablesClient(aws);
  try {
    const existing = await describe(client, resource.ref);
    if (existing === undefined) {
      await client.send(new CreateTableCommand(create));
      await waitUntilTableExists(
        { client, maxWaitTime: 30, minDelay: 1, maxDelay: 1 },
        { TableName: resource.ref },
      );
    } else {
      const changed = differences(create, existing);
      if (changed.length > 0)
        throw new Error(
          `table ${resource.ref} was kept from an earlier start and now differs in its ${changed.join(', ')}. ` +
            `Start with --fresh to create it again; that deletes the local data.`,
        );
      for (const addition of additions(create, existing)) await addIndex(client, addition);
    }
    if (timeToLiveAttribute !== undefined) await enableTimeToLive(client, resource.ref, timeToLiveAttribute);
    if (isRecoverable(resource)) await aws.recovery?.watch(resource.ref);
  } finally {
    client.destroy();
  }
}

function isRecoverable({ properties }: Resource): boolean {
  const asked = properties['PointInTimeRecoverySpecification'] as
    { PointInTimeRecoveryEnabled?: boolean } | undefined;
  return asked?.PointInTimeRecoveryEnabled === true;
}

async function describe(client: DynamoDBClient, TableName: string): Promise<TableDescription | undefined> {
  try {
    return (await client.send(new DescribeTableCommand({ TableName }))).Table;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}

/** The service makes one index at a time, and fills it from the items that are there before it is active. */
async function addIndex(client: DynamoDBClient, addition: UpdateTableCommandInput): Promise<void> {
  await client.send(new UpdateTableCommand(addition));
  const isActive = async (): Promise<boolean> => {
    const table = await describe(client, addition.TableName ?? '');
    return (table?.GlobalSecondaryIndexes ?? []).every(({ IndexStatus }) => IndexStatus === 'ACTIVE');
  };
  while (!(await isActive())) await pause(INDEX_LOOK_MS);
}

/** Enabling it a second time is an error of the service. */
async function enableTimeToLive(
  client: DynamoDBClient,
  TableName: string,
  AttributeName: string,
): Promise<void> {
  const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName }));
  if (TimeToLiveDescription?.AttributeName === AttributeName) return;
  await client.send(
    new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification: { AttributeName, Enabled: true } }),
  );
}
