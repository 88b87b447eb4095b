import {
  CloudFormationClient,
  paginateListStackResources,
  paginateListStacks,
  CreateChangeSetCommand,
  DeleteStackCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
  waitUntilChangeSetCreateComplete,
  waitUntilStackDeleteComplete,
  waitUntilStackImportComplete,
  type StackSummary,
} from '@aws-sdk/client-cloudformation';
import { CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { DescribeContinuousBackupsCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetAccountSettingsCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { DescribeSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { GetAccountCommand, GetEmailIdentityCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { dynamodbTables } from '../restore/dynamodb-tables';
import type { Cloud, RegionalCloud, StackState } from './cloud';
import { isThere } from './is-there';

/** Seconds that CloudFormation may take for an import, or for taking a stack away. */
const PATIENCE = 1800;

/** AWS itself, with the credentials that its SDK finds. */
export function awsCloud(): Cloud {
  return {
    async identity() {
      const { Account } = await new STSClient({ region: 'us-east-1' }).send(new GetCallerIdentityCommand());
      return { account: Account ?? '' };
    },
    async defaultRegion() {
      const { AWS_REGION, AWS_DEFAULT_REGION } = process.env;
      try {
        // CDK goes by the second one too, and the SDK does not.
        return AWS_REGION || AWS_DEFAULT_REGION || (await new STSClient().config.region());
      } catch {
        return undefined;
      }
    },
    in: regionalCloud,
  };
}

function regionalCloud(region: string): RegionalCloud {
  const cloudFormation = new CloudFormationClient({ region });
  const waiting = { client: cloudFormation, maxWaitTime: PATIENCE };
  const dynamodb = new DynamoDBClient({ region });
  return {
    async stack(name): Promise<StackState | undefined> {
      const found = await unless(
        ['ValidationError'],
        cloudFormation.send(new DescribeStacksCommand({ StackName: name })),
      );
      const stack = found?.Stacks?.[0];
      if (!stack) return undefined;
      const outputs = (stack.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]);
      return {
        id: stack.StackId ?? '',
        status: stack.StackStatus ?? '',
        outputs: Object.fromEntries(outputs) as Record<string, string>,
      };
    },
    async deletedStacks(name) {
      const pages = paginateListStacks(
        { client: cloudFormation },
        { StackStatusFilter: ['DELETE_COMPLETE'] },
      );
      const found = [];
      for await (const { StackSummaries = [] } of pages)
        found.push(...StackSummaries.filter(({ StackName }) => StackName === name));
      const deletedAt = ({ DeletionTime }: StackSummary): number => DeletionTime?.getTime() ?? 0;
      return found.sort((a, b) => deletedAt(b) - deletedAt(a)).map(({ StackId }) => StackId ?? '');
    },
    async resources(stack) {
      const pages = paginateListStackResources({ client: cloudFormation }, { StackName: stack });
      const found = [];
      for await (const { StackResourceSummaries = [] } of pages) found.push(...StackResourceSummaries);
      return found.map(({ LogicalResourceId, ResourceType, PhysicalResourceId, ResourceStatus }) => ({
        logicalId: LogicalResourceId ?? '',
        type: ResourceType ?? '',
        physicalId: PhysicalResourceId ?? '',
        status: ResourceStatus ?? '',
      }));
    },
    async deleteStack(name) {
      await cloudFormation.send(new DeleteStackCommand({ StackName: name }));
      await waitUntilStackDeleteComplete(waiting, { StackName: name });
    },
    async importInto(StackName, template, imports) {
      const ChangeSetName = `adopt-${Date.now()}`;
      await cloudFormation.send(
        new CreateChangeSetCommand({
          StackName,
          ChangeSetName,
          ChangeSetType: 'IMPORT',
          TemplateBody: JSON.stringify(template),
          ResourcesToImport: imports.map(({ logicalId, type, identifier }) => ({
            LogicalResourceId: logicalId,
            ResourceType: type,
            ResourceIdentifier: identifier,
          })),
        }),
      );
      await waitUntilChangeSetCreateComplete(waiting, { StackName, ChangeSetName });
      await cloudFormation.send(new ExecuteChangeSetCommand({ StackName, ChangeSetName }));
      await waitUntilStackImportComplete(waiting, { StackName });
    },
    async concurrency() {
      const { AccountLimit } = await new LambdaClient({ region }).send(new GetAccountSettingsCommand());
      return AccountLimit?.ConcurrentExecutions ?? 0;
    },
    async sender(identity) {
      const ses = new SESv2Client({ region });
      const found = await unless(
        ['NotFoundException'],
        ses.send(new GetEmailIdentityCommand({ EmailIdentity: identity })),
      );
      if (!found) return undefined;
      const { ProductionAccessEnabled = false } = await ses.send(new GetAccountCommand());
      return {
        isVerified: found.VerifiedForSendingStatus ?? false,
        isOutOfSandbox: ProductionAccessEnabled,
      };
    },
    isThere: (kept) => isThere(region, kept),
    async secretArn(name) {
      const found = await unless(
        ['ResourceNotFoundException'],
        new SecretsManagerClient({ region }).send(new DescribeSecretCommand({ SecretId: name })),
      );
      return found?.DeletedDate ? undefined : found?.ARN;
    },
    async table(name) {
      const tables = dynamodbTables(dynamodb);
      const status = await tables.status(name);
      if (status === undefined) return undefined;
      const { ContinuousBackupsDescription: backups } = await dynamodb.send(
        new DescribeContinuousBackupsCommand({ TableName: name }),
      );
      return {
        status,
        hasStream: await tables.hasStream(name),
        expiresBy: await tables.expiresBy(name),
        hasPointInTimeRecovery:
          backups?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus === 'ENABLED',
      };
    },
    async quietAlarms(names) {
      if (names.length === 0) return [];
      const { MetricAlarms = [] } = await new CloudWatchClient({ region }).send(
        new DescribeAlarmsCommand({ AlarmNames: [...names] }),
      );
      return MetricAlarms.flatMap(({ AlarmArn, StateValue }) =>
        AlarmArn !== undefined && StateValue !== 'ALARM' ? [AlarmArn] : [],
      );
    },
  };
}

/** @returns undefined for errors of those names. */
async function unless<T>(names: readonly string[], answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Error && names.includes(error.name)) return undefined;
    throw error;
  }
}
