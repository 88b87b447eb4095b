/**
 * Takes away a voter's credits and ledger. A voter's balance is the sum of the voter's ledger entries at every moment,
 * also while this goes on, also if it ends half-way, and whatever votes, grants and payments come in between.
 *
 * (a) Read the profile. Every change of the credits raises its version.
 * (b) Give the balance up: in one transaction it becomes zero, on condition of that version, and the closing entry
 *     takes its opposite. From here on no paid vote finds a credit.
 * (c) Fold the ledger: in one transaction up to 99 entries go and their sum moves onto the closing entry, so that the
 *     sum over all of them stays what it was. Entries never change, so what was read of them is true.
 * (d) Delete the profile and the closing entry together, on condition that the version is still that of (a) and (b):
 *     then no entry came that (c) did not see, and what goes sums to zero.
 *
 * Whatever refuses a step means that the credits changed meanwhile: again from (a).
 */
import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { closingEntryKey, LEDGER_PREFIX, profileKey } from '../../model/keys';
import { toItem } from '../lib/dynamodb/attributes';
import { checkTime, untilDone } from './until-done';
import { inParts, keyOf, WRITES_AT_ONCE, type StoredItem, type VoterItems } from './voter-items';

/**
 * Repeatable. A balance below zero is forgiven.
 * @param endsAt on the clock of `performance.now()`.
 * @returns the credits that were given up: what others added meanwhile is among them.
 * @throws UnfinishedError
 */
export async function closeBalance(items: VoterItems, userId: string, endsAt: number): Promise<number> {
  let givenUp = 0;
  await untilDone(endsAt, async () => {
    const { credits = 0, version } = ((await items.profile(userId)) ?? {}) as ProfileCredits;
    let expected = version;
    if (credits !== 0) {
      if (!(await giveUp(items, userId, { credits, version }))) return false;
      givenUp += credits;
      expected = (version ?? 0) + 1;
    }
    if (!(await fold(items, userId, endsAt))) return false;
    return finish(items, userId, expected);
  });
  return givenUp;
}

/** A profile of preferences alone has neither. */
interface ProfileCredits {
  credits?: number;
  version?: number;
}

async function giveUp(
  items: VoterItems,
  userId: string,
  { credits = 0, version }: ProfileCredits,
): Promise<boolean> {
  const is = versionIs(version);
  const balance: TransactWriteItem = {
    Update: {
      TableName: items.tableName,
      Key: toItem(profileKey(userId)),
      UpdateExpression: 'SET credits = :zero, lastChange = :closing ADD version :one',
      ConditionExpression: is.condition,
      ExpressionAttributeValues: {
        ...is.values,
        ':zero': { N: '0' },
        ':one': { N: '1' },
        ':closing': { S: 'closing' },
      },
    },
  };
  return (await items.write([balance, addToClosingEntry(items, userId, -credits)])) === 'COMMITTED';
}

async function fold(items: VoterItems, userId: string, endsAt: number): Promise<boolean> {
  const closing = closingEntryKey(userId).SK;
  for await (const page of items.pages(userId, LEDGER_PREFIX)) {
    const others = page.filter(({ SK }) => SK?.S !== closing);
    for (const part of inParts(others, WRITES_AT_ONCE - 1)) {
      checkTime(endsAt);
      const sum = part.reduce((credits, entry) => credits + Number(entry['credits']?.N ?? 0), 0);
      const writes = [
        addToClosingEntry(items, userId, sum),
        // Whoever deletes the same account at the same moment must not move the same entry twice.
        ...part.map((entry) => items.deletion(keyOf(entry), 'attribute_exists(PK)')),
      ];
      if ((await items.write(writes)) !== 'COMMITTED') return false;
    }
  }
  return true;
}

async function finish(items: VoterItems, userId: string, version: number | undefined): Promise<boolean> {
  const is = versionIs(version);
  const writes = [
    items.deletion(profileKey(userId), is.condition, is.values),
    items.deletion(closingEntryKey(userId)),
  ];
  return (await items.write(writes)) === 'COMMITTED';
}

function addToClosingEntry(items: VoterItems, userId: string, credits: number): TransactWriteItem {
  return {
    Update: {
      TableName: items.tableName,
      Key: toItem(closingEntryKey(userId)),
      UpdateExpression: 'ADD credits :credits SET id = :id, kind = :kind, #at = if_not_exists(#at, :now)',
      ExpressionAttributeNames: { '#at': 'at' },
      ExpressionAttributeValues: {
        ':credits': { N: String(credits) },
        ':id': { S: 'closing' },
        ':kind': { S: 'CLOSING' },
        ':now': { S: new Date().toISOString() },
      },
    },
  };
}

/** No version: no credits were ever moved, or there is no profile. */
function versionIs(version: number | undefined): { condition: string; values?: StoredItem } {
  return version === undefined
    ? { condition: 'attribute_not_exists(version)' }
    : { condition: 'version = :version', values: { ':version': { N: String(version) } } };
}
