import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { startDynamoDbLocal } from '@hustings/aws-local';
import type { CallScope, CallSite, DataSource } from '../../../src/data-sources/data-source';
import { BatchCollector } from '../../../src/data-sources/batch-collector';
import { createDynamoDbDataSource } from '../../../src/data-sources/dynamodb';
import { createPageTokens } from '../../../src/data-sources/dynamodb/page-token';
import type { DynamoDbCall, LambdaOutcome } from '../../../src/ports';
import type { DataSourceOutcome } from '../../../src/protocol';
import { portsWith } from './api';

export const TABLE = 'Things';
export const REGION = 'eu-west-1';
export const CREDENTIALS = { accessKeyId: 'test', secretAccessKey: 'test' };

/** A data source on a table of its own, and what it did. */
export interface TableSource {
  endpoint: string;
  source: DataSource;
  /** Calls as the resolver `site` would. */
  call(request: unknown, site?: string): Promise<DataSourceOutcome>;
  /** The requests made since the last look. */
  requests(): DynamoDbCall[];
  /** Answers the next Lambda invocations. */
  handler: { answer?: LambdaOutcome; events: unknown[] };
  stop(): Promise<void>;
}

/** Starts DynamoDB Local with one table, keys `pk` and `sk`. */
export async function startTable(): Promise<TableSource> {
  const database = await startDynamoDbLocal({ log: () => undefined });
  const client = new DynamoDBClient({
    endpoint: database.endpoint,
    region: REGION,
    credentials: CREDENTIALS,
  });
  await client.send(
    new CreateTableCommand({
      TableName: TABLE,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'sk', AttributeType: 'N' },
      ],
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
    }),
  );
  client.destroy();

  const calls: DynamoDbCall[] = [];
  const handler: TableSource['handler'] = { events: [] };
  const ports = portsWith({
    dynamodb: { endpoint: database.endpoint, credentials: CREDENTIALS },
    onDynamoDbCall: (call) => calls.push(call),
    invokeLambda: (functionArn, event) => {
      handler.events.push({ functionArn, event });
      return Promise.resolve(handler.answer ?? { ok: true, payload: null });
    },
  });
  const configuration = { type: 'AMAZON_DYNAMODB', name: 'table', tableName: TABLE, region: REGION } as const;
  const source = createDynamoDbDataSource(configuration, ports, createPageTokens('api1'));
  const scope: CallScope = { arguments: { a: 1 }, identity: { sub: 's' }, batches: new BatchCollector() };
  return {
    endpoint: database.endpoint,
    source,
    handler,
    requests: () => calls.splice(0),
    call(request, site = 'Query.things') {
      const place: CallSite = {
        name: site,
        typeName: 'Query',
        fieldName: 'things',
        outputType: 'Thing',
        direct: false,
      };
      return source.call(request, place, scope);
    },
    async stop() {
      source.close?.();
      await database.stop();
    },
  };
}

/** A key of the table. */
export const key = (pk: string, sk: number) => ({ pk: { S: pk }, sk: { N: sk } });
