import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The table that an operator's command works on. */
export interface Target {
  tableName: string;
  client: DynamoDBClient;
}

/** Options of every operator's command, as `parseArgs` takes them. */
export const TARGET_OPTIONS = {
  data: { type: 'string', default: '.local' },
  table: { type: 'string' },
  region: { type: 'string' },
} as const;

/** The same, as a usage tells of them. */
export const TARGET_USAGE = `  --data DIR       data of a running local stack (default .local)
  --table NAME     a deployed stack's table instead (output TableName), with your AWS credentials
  --region REGION  where that table is`;

/** @throws Error that says how to name a stack. */
export function target({ data, table, region }: { data: string; table?: string; region?: string }): Target {
  if (table !== undefined) return { tableName: table, client: new DynamoDBClient({ region }) };
  const { tableName, dynamodbEndpoint } = localStack(data, 'name a table with --table');
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  return {
    tableName,
    client: new DynamoDBClient({ endpoint: dynamodbEndpoint, region: 'us-east-1', credentials }),
  };
}

/**
 * What a running local stack says of itself.
 * @param data the folder of its data.
 * @param instead what else an operator may do, for the error.
 * @throws Error that says how to name a stack.
 */
export function localStack(
  data: string,
  instead: string,
): { baseUrl: string; tableName: string; dynamodbEndpoint: string } {
  const file = path.join(data, 'stack.json');
  if (!existsSync(file))
    throw new Error(`${file} does not exist: start the stack with npm start, or ${instead}.`);
  return JSON.parse(readFileSync(file, 'utf8')) as ReturnType<typeof localStack>;
}
