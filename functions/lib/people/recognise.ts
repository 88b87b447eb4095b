/**
 * Makes an account the one of its mailbox. Nobody gets tokens before that: those who had a vote with this mailbox find it
 * as their own, and no mailbox has two accounts. docs/decisions/0024 has the races.
 *
 * (a) Read whose the mailbox is. This account's, and it is known by no other: done. One that had another mailbox in between
 *     and comes back owns this one still, and is bound again.
 * (b) Another account's that is still there and still has this mailbox: refused.
 * (c) Another account's that is gone: it is closed first, so that no vote of it can land any more. One that has another
 *     mailbox now is made the account of that one first, and closed if it cannot be.
 * (d) Its votes in votings that are not final are told to this account.
 * (e) The mailbox becomes this account's, on condition that it is still what (a) read; otherwise again from (a).
 *
 * Whatever stops this on its way, the next call begins again, and finds the same.
 */
import { mailboxKey, personKey, scheduleKey, voteKey } from '../../../model/keys';
import {
  bindingWrites,
  carriedVoteWrite,
  isBar,
  MAILBOX,
  movedWrite,
  PERSON,
  type MailboxItem,
} from '../../../model/people';
import { scheduleIn, type Schedule } from '../../../model/schedule';
import type { VoteItem } from '../../../model/vote';
import { getItem, getItems, read } from '../dynamodb/items';
import { transact, writeItem } from '../dynamodb/transact';
import { retry } from '../retry';
import { closeAccount, type Table } from './close-account';

/** Somebody as the user pool knows them. */
export interface Person {
  userId: string;
  mailbox: MailboxItem;
}

/** What recognising works with. */
export interface Recognition {
  table: Table;
  /** An account with its verified mailbox; undefined when it is gone. */
  find: (userId: string) => Promise<Person | undefined>;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** Raised where the mailbox has another account. */
export class MailboxTakenError extends Error {
  override readonly name = 'MailboxTakenError';
}

/** Accounts that may have passed a mailbox on to each other, one after the other. */
const MOST_MOVES = 3;

/** @throws MailboxTakenError */
export async function recognise(recognition: Recognition, person: Person, moves = MOST_MOVES): Promise<void> {
  const { table } = recognition;
  const { client, tableName } = table;
  const { userId, mailbox } = person;
  const attempt = async (): Promise<true | undefined> => {
    const { holder: former, before, isBound } = await readBinding(table, person);
    if (isBound) return true;
    if (former !== undefined && former !== userId) await takeOver(recognition, person, former, moves);
    // An account that comes with another mailbox than before leaves the old one to be forgotten.
    if (before !== undefined && before !== mailbox.person)
      await writeItem(client, tableName, movedWrite(userId, before));
    const outcome = await transact(client, tableName, bindingWrites(userId, mailbox, former));
    return outcome === 'COMMITTED' || undefined;
  };
  await retry(attempt, { attempts: 6, firstPause: 20 });
}

/** Whether an account is the one of its mailbox, and known by that one. */
export async function isRecognised(table: Table, person: Person): Promise<boolean> {
  return (await readBinding(table, person)).isBound;
}

/** (a) `holder`: whose the mailbox is. `before`: the mailbox by which the account is known. */
async function readBinding(
  { client, tableName }: Table,
  { userId, mailbox: { person } }: Person,
): Promise<{ holder: string | undefined; before: string | undefined; isBound: boolean }> {
  const items = await getItems(client, tableName, [personKey(person), mailboxKey(userId)]);
  const held = items.find(({ PK }) => PK === personKey(person).PK);
  const known = items.find(({ PK }) => PK === mailboxKey(userId).PK);
  const holder = held && read(PERSON, held);
  const before = known && read(MAILBOX, known).person;
  const isBound = holder?.userId === userId && holder.leftAt === undefined && before === person;
  return { holder: holder?.userId, before, isBound };
}

/** Whether a mailbox has an account, which has it still. */
export async function isTaken({ table, find }: Recognition, { person }: MailboxItem): Promise<boolean> {
  const item = await getItem(table.client, table.tableName, personKey(person));
  if (!item) return false;
  return (await find(read(PERSON, item).userId))?.mailbox.person === person;
}

/** (b) to (d) */
async function takeOver(
  recognition: Recognition,
  { userId, mailbox }: Person,
  former: string,
  moves: number,
): Promise<void> {
  const { table, find, now } = recognition;
  const other = await find(former);
  if (other?.mailbox.person === mailbox.person) throw new MailboxTakenError();
  if (!other) await closeAccount(table, former, now());
  else if (moves === 0) throw new Error('Too many accounts passed this mailbox on.');
  else
    await recognise(recognition, other, moves - 1).catch(async (error: unknown) => {
      if (!(error instanceof MailboxTakenError)) throw error;
      await closeAccount(table, former, now());
    });
  await tellVotes(table, former, userId);
}

/** (d) */
async function tellVotes({ client, tableName }: Table, former: string, userId: string): Promise<void> {
  const schedule = await getItem(client, tableName, scheduleKey());
  const votingIds = Object.keys(scheduleIn(schedule as unknown as Schedule | undefined).windows);
  const items = await getItems(
    client,
    tableName,
    votingIds.map((votingId) => voteKey(former, votingId)),
  );
  const votes = items.filter((item) => !isBar(item)) as unknown as VoteItem[];
  await Promise.all(votes.map((vote) => writeItem(client, tableName, carriedVoteWrite(userId, vote))));
}
