import { canonicalMap, toPlainItem, toWireMap, type WireMap } from '../attribute-values';
import { type RequestObject } from '../request';
import type { Operation, OperationEnvironment } from './operation';

interface WriteRequest {
  PutRequest?: { Item: WireMap };
  DeleteRequest?: { Key: WireMap };
}

/** Answers `data` and `unprocessedItems` by table: the items put, null where DynamoDB did not get to them. */
export const batchPutItem: Operation = async (request, environment) => {
  const { data, unprocessed } = await batchWrite(request, environment, 'items', (Item) => ({
    PutRequest: { Item },
  }));
  return { result: { data, unprocessedItems: unprocessed } };
};

/** Answers `data` and `unprocessedKeys` by table: the keys deleted, null where DynamoDB did not get to them. */
export const batchDeleteItem: Operation = async (request, environment) => {
  const { data, unprocessed } = await batchWrite(request, environment, 'keys', (Key) => ({
    DeleteRequest: { Key },
  }));
  return { result: { data, unprocessedKeys: unprocessed } };
};

async function batchWrite(
  request: RequestObject,
  { client }: OperationEnvironment,
  listName: string,
  describe: (entry: WireMap) => WriteRequest,
) {
  const tables = Object.entries(request.tables as RequestObject).map(([name, asked]) => {
    const list = Array.isArray(asked) ? asked : (asked as RequestObject)[listName];
    return { name, entries: (list as RequestObject[]).map(toWireMap) };
  });
  const output = await client.send<{ UnprocessedItems?: Record<string, WriteRequest[]> }>('BatchWriteItem', {
    RequestItems: Object.fromEntries(tables.map(({ name, entries }) => [name, entries.map(describe)])),
  });
  const data: Record<string, unknown[]> = {};
  const unprocessed: Record<string, unknown[]> = {};
  for (const { name, entries } of tables) {
    const left = (output.UnprocessedItems?.[name] ?? []).map(
      ({ PutRequest, DeleteRequest }) => PutRequest?.Item ?? DeleteRequest?.Key ?? {},
    );
    const leftTexts = new Set(left.map(canonicalMap));
    data[name] = entries.map((entry) => (leftTexts.has(canonicalMap(entry)) ? null : toPlainItem(entry)));
    unprocessed[name] = left.map(toPlainItem);
  }
  return { data, unprocessed };
}
