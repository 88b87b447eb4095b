import {
  DeleteItemCommand,
  PutItemCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
  type DynamoDBClient,
  type TransactWriteItem,
} from '@aws-sdk/client-dynamodb';
import type { Write } from '../../../model/writes';
import { toItem } from './attributes';

/** A write that `model/` describes, as a transaction of the SDK takes it. */
export function toTransactItem(TableName: string, write: Write): TransactWriteItem {
  const { key, condition } = write;
  const update = write.operation === 'UpdateItem' ? write.update : undefined;
  const names = { ...update?.names, ...condition?.names };
  const values = { ...update?.values, ...condition?.values };
  const request = {
    TableName,
    Key: toItem(key),
    ConditionExpression: condition?.expression,
    // DynamoDB refuses empty ones.
    ExpressionAttributeNames: Object.keys(names).length > 0 ? names : undefined,
    ExpressionAttributeValues: Object.keys(values).length > 0 ? toItem(values) : undefined,
  };
  if (write.operation === 'UpdateItem')
    return { Update: { ...request, UpdateExpression: write.update.expression } };
  if (write.operation === 'PutItem') {
    const { Key, ...put } = request;
    return { Put: { ...put, Item: { ...Key, ...toItem(write.item) } } };
  }
  return write.operation === 'DeleteItem' ? { Delete: request } : { ConditionCheck: request };
}

/** Sends writes as one. A write alone is no transaction: it would cost twice as much. */
export async function sendWrites(client: DynamoDBClient, tableName: string, writes: Write[]): Promise<void> {
  const items = writes.map((write) => toTransactItem(tableName, write));
  const { Put, Update, Delete } = (items.length === 1 && items[0]) || {};
  if (Put) await client.send(new PutItemCommand(Put));
  else if (Update) await client.send(new UpdateItemCommand(Update));
  else if (Delete) await client.send(new DeleteItemCommand(Delete));
  else await client.send(new TransactWriteItemsCommand({ TransactItems: items }));
}
