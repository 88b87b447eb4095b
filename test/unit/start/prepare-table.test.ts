import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { toItem } from '../../../functions/lib/dynamodb/attributes';
import { prepareTable } from '../../../local/start/prepare-table';
import { announcerLeaseKey, numberingKey, scheduleKey, type Key } from '../../../model/keys';

/** What is written to a table that holds these items. */
async function writesTo(items: (Key & Record<string, unknown>)[]): Promise<string[]> {
  const writes: string[] = [];
  const send = (command: { input: { Key: Key; UpdateExpression?: string } }): Promise<object> => {
    const { Key: key, UpdateExpression: expression } = command.input;
    if (expression !== undefined) {
      writes.push(`${JSON.stringify(key)} ${expression}`);
      return Promise.resolve({});
    }
    const found = items.find(({ PK, SK }) => JSON.stringify(toItem({ PK, SK })) === JSON.stringify(key));
    return Promise.resolve(found ? { Item: toItem(found) } : {});
  };
  await prepareTable({ send } as unknown as DynamoDBClient, 'table', '2026-01-01T00:00:00.000Z');
  return writes;
}

const lease = { ...announcerLeaseKey(), beats: 7 };
const keyOf = (key: Key): string => JSON.stringify(toItem(key));

it('a table without votings holds no votes from before there were ballots', async () => {
  expect(await writesTo([])).toEqual([`${keyOf(numberingKey())} SET doneAt = :at`]);
  expect(await writesTo([{ ...scheduleKey(), windows: {}, version: 1 }])).toEqual([]);
  expect(await writesTo([{ ...numberingKey(), aliveAt: '2026-01-01T00:00:00.000Z' }])).toEqual([]);
});

it('the lease of one who announced before the start is free', async () => {
  const numbering = { ...numberingKey(), doneAt: '2026-01-01T00:00:00.000Z' };
  expect(await writesTo([numbering, { ...lease, holder: 'gone' }])).toEqual([
    `${keyOf(announcerLeaseKey())} REMOVE holder`,
  ]);
  expect(await writesTo([numbering, lease])).toEqual([]);
});
