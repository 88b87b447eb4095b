/**
 * Keeps nothing of people for longer than it is needed.
 *
 * (a) A sign-up that nobody confirmed within a day goes, so that nobody holds a place in another's name for long.
 * (b) The hash of a mailbox whose account is gone goes once every voting is final in which it voted, and no token of the
 *     account is good any more: until then a new account of the mailbox closes it again. So does that of a mailbox that its
 *     account changed for another.
 */
import { TOKENS_LIVE_SECONDS } from '../../model/closure';
import {
  DEPARTED,
  departedKey,
  mailboxKey,
  personKey,
  scheduleKey,
  voteKey,
  type Key,
} from '../../model/keys';
import { DEPARTED_PERSON, forgettingWrites, isBar, PERSON, type DepartedItem } from '../../model/people';
import { scheduleIn, type Schedule } from '../../model/schedule';
import { remove } from '../../model/writes';
import { paginateQuery } from '@aws-sdk/client-dynamodb';
import { toItem } from '../lib/dynamodb/attributes';
import { getItem, getItems, plain, read } from '../lib/dynamodb/items';
import { transact, writeItem } from '../lib/dynamodb/transact';
import type { Table } from '../lib/people/close-account';
import type { UserPoolDirectory } from '../lib/people/directory';
import type { Log } from '../lib/log';

/** What tidying works with. */
export interface Tidying {
  table: Table;
  users: Pick<UserPoolDirectory, 'find' | 'remove' | 'unconfirmed'>;
  log: Log;
  now: () => number;
}

/** Milliseconds that a sign-up may wait. With an hour between two looks, none lives for more than a day. */
export const SIGN_UP_LIVES = 23 * 3_600_000;

/**
 * (b), then (a), whatever became of (b): strangers can make (a) long. Repeatable.
 * @throws what stopped either.
 */
export async function tidyAccounts(tidying: Tidying): Promise<void> {
  const failures: unknown[] = [];
  const attempt = async (step: string, run: (tidying: Tidying) => Promise<number>) => {
    try {
      tidying.log('info', 'AccountsTidied', { [step]: await run(tidying) });
    } catch (error) {
      failures.push(error);
      tidying.log('error', 'AccountsNotTidied', { step, reason: (error as Error).name });
    }
  };
  await attempt('forgotten', forgetMailboxes);
  await attempt('expired', expireSignUps);
  if (failures.length > 0) throw failures[0];
}

/** (a) */
async function expireSignUps({ users, now }: Tidying): Promise<number> {
  let expired = 0;
  for await (const page of users.unconfirmed())
    for (const { userId, createdAt } of page) {
      if (!createdAt || createdAt.getTime() > now() - SIGN_UP_LIVES) continue;
      // It may have been confirmed since the list was made.
      if ((await users.find(userId))?.isConfirmed !== false) continue;
      await users.remove(userId);
      expired += 1;
    }
  return expired;
}

/** (b) */
async function forgetMailboxes({ table, users, now }: Tidying): Promise<number> {
  const { client, tableName } = table;
  const schedule = (await getItem(client, tableName, scheduleKey())) as unknown as Schedule | undefined;
  const votingIds = Object.keys(scheduleIn(schedule).windows);
  let forgotten = 0;
  const query = {
    TableName: tableName,
    KeyConditionExpression: 'PK = :departed',
    ExpressionAttributeValues: toItem({ ':departed': DEPARTED }),
  };
  for await (const { Items = [] } of paginateQuery({ client }, query))
    for (const item of Items.map(plain)) {
      const departed = read(DEPARTED_PERSON, item);
      const held = await getItem(client, tableName, personKey(departed.SK));
      const holder = held && read(PERSON, held);
      if (holder && holder.userId !== departed.userId)
        // The mailbox has another account by now.
        await writeItem(client, tableName, remove(departedKey(departed.SK)));
      else if (isLately(holder?.leftAt)) continue;
      else if ((await hasLeft(departed)) && !(await hasVotedIn(departed.userId, votingIds))) {
        const outcome = await transact(client, tableName, forgettingWrites(departed.userId, departed.SK));
        if (outcome === 'COMMITTED') forgotten += 1;
      }
    }
  return forgotten;

  /** Whether tokens of an account may be good that left then. */
  function isLately(leftAt: string | undefined): boolean {
    return leftAt !== undefined && Date.parse(leftAt) > now() - TOKENS_LIVE_SECONDS * 1000;
  }

  /** Whether the account is gone, or has another mailbox. A deletion that did not end leaves an account without one. */
  async function hasLeft({ userId, SK: person }: DepartedItem & Key): Promise<boolean> {
    if (!(await users.find(userId))) return true;
    const mailbox = await getItem(client, tableName, mailboxKey(userId));
    return mailbox !== undefined && mailbox['person'] !== person;
  }

  async function hasVotedIn(userId: string, ids: string[]): Promise<boolean> {
    const items = await getItems(
      client,
      tableName,
      ids.map((votingId) => voteKey(userId, votingId)),
    );
    return items.some((vote) => !isBar(vote));
  }
}
