import {
  BatchWriteItemCommand,
  TransactWriteItemsCommand,
  type TransactWriteItem,
} from '@aws-sdk/client-dynamodb';
import { randomUUID } from 'node:crypto';
import { toItem } from '../../../../functions/lib/dynamodb/attributes';
import { transact } from '../../../../functions/lib/dynamodb/transact';
import { grantKey, ledgerKey, profileKey, voteKey, type Key } from '../../../../model/keys';
import { TABLE_NAME, type LocalItem, type LocalTable } from '../../payments/support/local-table';

const BATCH = 25;

/** A voter's account, changed as the resolvers change it: `resolvers/profiles/grant.ts`, `resolvers/votes/record.ts`. */
export function voterIn({ dynamodb, itemsOf }: LocalTable, userId = randomUUID()) {
  const put = (key: Key, values: object, ifAbsent = true): TransactWriteItem => ({
    Put: {
      TableName: TABLE_NAME,
      Item: toItem({ ...key, ...values }),
      ...(ifAbsent && { ConditionExpression: 'attribute_not_exists(PK)' }),
    },
  });
  const changeCredits = (by: number, change: string, condition?: string): TransactWriteItem => ({
    Update: {
      TableName: TABLE_NAME,
      Key: toItem(profileKey(userId)),
      UpdateExpression: 'SET lastChange = :change ADD credits :credits, version :one',
      ...(condition && { ConditionExpression: condition }),
      ExpressionAttributeValues: {
        ':credits': { N: String(by) },
        ':one': { N: '1' },
        ':change': { S: change },
      },
    },
  });
  const entry = (kind: string, credits: number, note = '') => {
    const id = randomUUID();
    const at = new Date().toISOString();
    return { id, write: put(ledgerKey(userId, at, id), { id, kind, credits, at, note }) };
  };
  return {
    userId,
    /** A grant, remembered by a key if there is one. */
    grant: async (credits: number, idempotencyKey?: string): Promise<void> => {
      const { id, write } = entry('GRANT', credits);
      const remembered = idempotencyKey ? [put(grantKey(userId, idempotencyKey), { entryId: id })] : [];
      const TransactItems = [changeCredits(credits, id), write, ...remembered];
      await dynamodb.send(new TransactWriteItemsCommand({ TransactItems }));
    },
    /** A paid vote. @returns whether there was a credit for it. */
    spend: async (): Promise<boolean> => {
      const { id, write } = entry('VOTE', -1);
      const vote = put(voteKey(userId, id), { votingId: id, attempt: id, creditsSpent: 1 });
      return (
        (await transact(dynamodb, [vote, changeCredits(-1, id, 'credits >= :one'), write])) === 'COMMITTED'
      );
    },
    /** A history of so many entries, each of one credit and as long as a note makes it. */
    history: async (entries: number, note: string): Promise<void> => {
      const TransactItems = [changeCredits(entries, 'history')];
      await dynamodb.send(new TransactWriteItemsCommand({ TransactItems }));
      const writes = Array.from({ length: entries }, () => entry('GRANT', 1, note).write.Put);
      for (let begun = 0; begun < entries; begun += BATCH) {
        const requests = writes
          .slice(begun, begun + BATCH)
          .map((each) => ({ PutRequest: { Item: each?.Item } }));
        await dynamodb.send(new BatchWriteItemCommand({ RequestItems: { [TABLE_NAME]: requests } }));
      }
    },
    /** One item, as it is. */
    keep: async (key: Key, values: object): Promise<void> => {
      await dynamodb.send(new TransactWriteItemsCommand({ TransactItems: [put(key, values, false)] }));
    },
    items: () => itemsOf(userId),
    /** Sort keys of what is there to stay. */
    sortKeys: async () =>
      (await itemsOf(userId))
        .filter(({ SK, expiresAt }) => expiresAt === undefined || SK === 'CLOSURE')
        .map(({ SK }) => SK),
    /** Sort keys of the checkouts that are going to go by themselves. */
    leaving: async () =>
      (await itemsOf(userId))
        .filter(({ SK, expiresAt }) => expiresAt !== undefined && SK !== 'CLOSURE')
        .map(({ SK }) => SK),
  };
}

/** A voter's account. */
export type TestVoter = ReturnType<typeof voterIn>;

/** Balance and sum of the ledger, as one look at all items has them. */
export function accountIn(items: LocalItem[]): { credits: number; sum: number; entries: number } {
  const entries = items.filter(({ SK }) => SK.startsWith('LEDGER#'));
  const sum = entries.reduce((credits, entry) => credits + (entry['credits'] as number), 0);
  const profile = items.find(({ SK }) => SK === 'PROFILE');
  return { credits: (profile?.['credits'] as number | undefined) ?? 0, sum, entries: entries.length };
}
