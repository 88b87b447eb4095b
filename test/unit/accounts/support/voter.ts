import { BatchWriteItemCommand } from '@aws-sdk/client-dynamodb';
import { randomUUID } from 'node:crypto';
import { getItem, read } from '../../../../functions/lib/dynamodb/items';
import { sendWrites, toTransactItem } from '../../../../functions/lib/dynamodb/writes';
import { transact } from '../../../../functions/lib/dynamodb/transact';
import { creditWrites, grantWrites, type Grant } from '../../../../model/credits';
import { profileKey, type Key } from '../../../../model/keys';
import { PROFILE } from '../../../../model/profile';
import { ballotIn, voteWrites } from '../../../../model/vote';
import { put, type Write } from '../../../../model/writes';
import { TABLE_NAME, type LocalItem, type LocalTable } from '../../payments/support/local-table';

const BATCH = 25;

/** A voter's account, changed by the writes of `model/credits.ts` and `model/vote.ts`, as the resolvers change it. */
export function voterIn({ dynamodb, itemsOf }: LocalTable, userId = randomUUID()) {
  const send = (writes: Write[]) => sendWrites(dynamodb, TABLE_NAME, writes);
  const aGrant = (credits: number, note = ''): Grant => {
    return { id: randomUUID(), kind: 'GRANT', credits, at: new Date().toISOString(), note };
  };
  return {
    userId,
    /** A grant, remembered by a key if there is one. It is tried again while others move credits. */
    grant: async (credits: number, idempotencyKey?: string): Promise<void> => {
      const how = { by: 'an organiser', idempotencyKey, now: Date.now() / 1000 };
      for (let tries = 0; tries < 50; tries += 1) {
        const profile = await getItem(dynamodb, TABLE_NAME, profileKey(userId));
        const writes = grantWrites(userId, aGrant(credits), profile ? read(PROFILE, profile) : null, how);
        if ((await transact(dynamodb, TABLE_NAME, writes)) === 'COMMITTED') return;
      }
      throw new Error('The grant was refused again and again.');
    },
    /** A paid vote. @returns whether there was a credit for it. */
    spend: async (): Promise<boolean> => {
      const id = randomUUID();
      const castAt = new Date().toISOString();
      const ballot = ballotIn(id, randomUUID());
      const vote = { votingId: id, optionId: `${id}-1`, castAt, creditsSpent: 1, attempt: id, ...ballot };
      return (await transact(dynamodb, TABLE_NAME, voteWrites(userId, vote))) === 'COMMITTED';
    },
    /** A history of so many entries, each of one credit and as long as a note makes it. */
    history: async (entries: number, note: string): Promise<void> => {
      const changes = Array.from({ length: entries }, () => aGrant(1, note));
      const at = new Date().toISOString();
      await send(creditWrites(userId, [aGrant(entries)], at).slice(0, 1));
      const lines = creditWrites(userId, changes, at).slice(1);
      for (let begun = 0; begun < entries; begun += BATCH) {
        const requests = lines
          .slice(begun, begun + BATCH)
          .map((line) => ({ PutRequest: { Item: toTransactItem(TABLE_NAME, line).Put?.Item } }));
        await dynamodb.send(new BatchWriteItemCommand({ RequestItems: { [TABLE_NAME]: requests } }));
      }
    },
    /** One item, as it is. */
    keep: (key: Key, values: object): Promise<void> => send([put(key, values)]),
    items: () => itemsOf(userId),
    /** What balances are made of: all but what remembers grants. */
    accounts: async () => (await itemsOf(userId)).filter(({ SK }) => !SK.startsWith('GRANT#')),
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

/** What a closed account's entries came to, by kind, whatever the month. */
export function foldedIn(items: LocalItem[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const [name, sum] of Object.entries(items.find(({ SK }) => SK === 'SUMS') ?? {})) {
    const [, kind] = /^\d{4}-\d\d ([A-Z]+)$/.exec(name) ?? [];
    if (kind !== undefined) sums[kind] = (sums[kind] ?? 0) + (sum as number);
  }
  return sums;
}
