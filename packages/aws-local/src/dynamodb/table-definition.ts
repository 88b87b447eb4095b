import type { CreateTableCommandInput, StreamViewType, TableDescription } from '@aws-sdk/client-dynamodb';
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

/** In what an existing table differs from its definition, of what cannot be changed without losing data or order. */
export function differences(wanted: CreateTableCommandInput, existing: TableDescription): string[] {
  const shapes = [shape(wanted), shape(existing)] as const;
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
