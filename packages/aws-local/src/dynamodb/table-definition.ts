import type {
  CreateTableCommandInput,
  StreamViewType,
  TableDescription,
  UpdateTableCommandInput,
} from '@aws-sdk/client-dynamodb';
import type { Resource } from '../contract';

/** A table as the template wants it. */
export interface TableDefinition {
  create: CreateTableCommandInput;
  timeToLiveAttribute?: string;
}

/**
 * The definition of a table from its `AWS::DynamoDB::Table` or `AWS::DynamoDB::GlobalTable` resource. A global table is
 * on demand here: DynamoDB Local throttles nobody, so capacity and its scaling mean nothing.
 */
export function tableDefinition({ ref, type, properties }: Resource): TableDefinition {
  const stream = properties['StreamSpecification'] as { StreamViewType: StreamViewType } | undefined;
  const onDemand = type === 'AWS::DynamoDB::GlobalTable' || properties['BillingMode'] === 'PAY_PER_REQUEST';
  const timeToLive = properties['TimeToLiveSpecification'] as
    { Enabled: boolean; AttributeName?: string } | undefined;
  const template = properties as Partial<CreateTableCommandInput>;
  return {
    create: {
      TableName: ref,
      KeySchema: template.KeySchema,
      AttributeDefinitions: template.AttributeDefinitions,
      GlobalSecondaryIndexes: template.GlobalSecondaryIndexes?.map((index) => ({
        IndexName: index.IndexName,
        KeySchema: index.KeySchema,
        Projection: index.Projection,
        ProvisionedThroughput: onDemand ? undefined : index.ProvisionedThroughput,
      })),
      LocalSecondaryIndexes: template.LocalSecondaryIndexes,
      BillingMode: onDemand ? 'PAY_PER_REQUEST' : 'PROVISIONED',
      ProvisionedThroughput: onDemand ? undefined : template.ProvisionedThroughput,
      StreamSpecification: stream && { StreamEnabled: true, StreamViewType: stream.StreamViewType },
    },
    timeToLiveAttribute: timeToLive?.Enabled === true ? timeToLive.AttributeName : undefined,
  };
}

/**
 * What an existing table lacks of its definition and can be given while it holds data: whole indexes. The service makes one
 * in a request ("UpdateTable", DynamoDB API reference).
 */
export function additions(
  wanted: CreateTableCommandInput,
  existing: TableDescription,
): UpdateTableCommandInput[] {
  const names = new Set((existing.GlobalSecondaryIndexes ?? []).map(({ IndexName }) => IndexName));
  return (wanted.GlobalSecondaryIndexes ?? [])
    .filter(({ IndexName }) => !names.has(IndexName))
    .map(({ IndexName, KeySchema, Projection, ProvisionedThroughput }) => ({
      TableName: wanted.TableName,
      AttributeDefinitions: wanted.AttributeDefinitions?.filter(({ AttributeName }) =>
        KeySchema?.some((key) => key.AttributeName === AttributeName),
      ),
      GlobalSecondaryIndexUpdates: [{ Create: { IndexName, KeySchema, Projection, ProvisionedThroughput } }],
    }));
}

/**
 * In what an existing table differs from its definition, of what cannot be changed without losing data or order. What
 * {@link additions} gives it does not count.
 */
export function differences(wanted: CreateTableCommandInput, existing: TableDescription): string[] {
  const missing = additions(wanted, existing);
  const indexes = missing.flatMap(({ GlobalSecondaryIndexUpdates = [] }) =>
    GlobalSecondaryIndexUpdates.flatMap(({ Create }) => Create ?? []),
  );
  const attributes = missing
    .flatMap(({ AttributeDefinitions = [] }) => AttributeDefinitions)
    .filter(
      ({ AttributeName: added }, index, all) => all.findIndex((one) => one.AttributeName === added) === index,
    )
    .filter(({ AttributeName: added }) =>
      (existing.AttributeDefinitions ?? []).every(({ AttributeName }) => AttributeName !== added),
    );
  const extended = {
    ...existing,
    GlobalSecondaryIndexes: [...(existing.GlobalSecondaryIndexes ?? []), ...indexes],
    AttributeDefinitions: [...(existing.AttributeDefinitions ?? []), ...attributes],
  };
  const shapes = [shape(wanted), shape(extended)] as const;
  return (Object.keys(shapes[0]) as (keyof Shape)[]).filter((part) => shapes[0][part] !== shapes[1][part]);
}

type Shape = Record<'keys' | 'key types' | 'indexes' | 'stream', string>;

function shape(table: CreateTableCommandInput | TableDescription): Shape {
  const indexes = [...(table.GlobalSecondaryIndexes ?? []), ...(table.LocalSecondaryIndexes ?? [])];
  return {
    keys: keys(table.KeySchema),
    'key types': sortAndJoin(
      (table.AttributeDefinitions ?? []).map((a) => `${a.AttributeName} ${a.AttributeType}`),
    ),
    indexes: sortAndJoin(
      indexes.map((index) => {
        const { ProjectionType, NonKeyAttributes = [] } = index.Projection ?? {};
        return `${index.IndexName} ${keys(index.KeySchema)} ${ProjectionType} ${sortAndJoin(NonKeyAttributes)}`;
      }),
    ),
    stream: table.StreamSpecification?.StreamViewType ?? 'none',
  };
}

function keys(schema: TableDescription['KeySchema']): string {
  return (schema ?? []).map((key) => `${key.AttributeName} ${key.KeyType}`).join(', ');
}

function sortAndJoin(parts: string[]): string {
  return [...parts].sort().join('; ');
}
