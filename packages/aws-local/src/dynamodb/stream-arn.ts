import { DescribeTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Place } from '../contract';

/**
 * The ARN that a table's stream has in the template and in the events of functions. The real one holds the moment at
 * which the stream was enabled, which nobody knows before the table is there.
 */
export function streamArn(tableName: string, { region, accountId }: Place): string {
  return `arn:aws:dynamodb:${region}:${accountId}:table/${tableName}/stream/local`;
}

/** The table that a stream ARN belongs to, or undefined when it is no stream's ARN. */
export function tableOfStream(arn: string): string | undefined {
  return /^arn:[^:]*:dynamodb:[^:]*:[^:]*:table\/([^/]+)\/stream\//.exec(arn)?.[1];
}

/** The ARN by which DynamoDB Local knows the stream of a table now. */
export async function currentStreamArn(client: DynamoDBClient, tableName: string): Promise<string> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }));
  if (Table?.LatestStreamArn === undefined) throw new Error(`table ${tableName} has no stream.`);
  return Table.LatestStreamArn;
}
