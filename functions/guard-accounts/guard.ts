/**
 * What the user pool asks before and after it does something with an account.
 *
 * (a) A sign-up takes the place of an earlier one of the same address that nobody confirmed, password and all. A mailbox
 *     that has an account, under whichever spelling, gets no second one. After a few within an hour the one that stands
 *     stays: strangers neither send a mailbox any number of mails, nor replace a sign-up for ever.
 * (b) A new code is noted: the one who asked for it may not be the one who chose the password.
 * (c) Once an address is confirmed: if a new code was sent, the password that was chosen at sign-up is void, and the mailbox
 *     is asked for one. Then the account becomes the one of its mailbox.
 * (d) Nobody gets tokens without all of that, whatever became of (c).
 * (e) A code that comes by mail signs nobody in who has an authenticator app: a password and a code of the app do. The user
 *     pool says that second factors follow passwords ("Adding MFA to a user pool", Cognito developer guide), and offers such
 *     people no code by mail; that must not rest on it alone, since tokens do not tell how they were come by.
 */
import { randomBytes } from 'node:crypto';
import { resentCodeKey } from '../../model/keys';
import { resentCodeWrite, signUpWrite, type MailboxItem } from '../../model/people';
import { remove } from '../../model/writes';
import { getItem } from '../lib/dynamodb/items';
import { writeItem } from '../lib/dynamodb/transact';
import type { Table } from '../lib/people/close-account';
import type { UserPoolDirectory } from '../lib/people/directory';
import {
  isRecognised,
  isTaken,
  MailboxTakenError,
  recognise,
  type Person,
  type Recognition,
} from '../lib/people/recognise';
import { Refusal, REFUSALS } from './refusals';
import type { SecondFactor } from './second-factor';

/** What guarding works with. */
export interface Guard {
  table: Table;
  users: Pick<UserPoolDirectory, 'find' | 'remove' | 'setPassword'>;
  mailboxOf: (address: string) => Promise<MailboxItem>;
  now: () => number;
  /** Whether an authenticator app is turned on for an account. */
  usesApp: (userId: string) => Promise<boolean>;
  /** Absent: organisers need none. */
  secondFactor?: SecondFactor | undefined;
}

/** An account as the user pool tells of it. */
export interface Account {
  userId: string;
  email: string;
  isVerified: boolean;
}

/** Seconds that it is remembered that a code was sent again: longer than a sign-up lives. */
const RESENT_SECONDS = 2 * 24 * 3600;

/** (a) @throws Refusal */
export async function beforeSignUp(guard: Guard, email: string, isOwnSignUp: boolean): Promise<void> {
  const known = await guard.users.find(email);
  if (known?.isConfirmed) return; // The user pool refuses it, in its own words.
  const mailbox = await guard.mailboxOf(email);
  const { client, tableName } = guard.table;
  if (isOwnSignUp && !(await writeItem(client, tableName, signUpWrite(mailbox.person, guard.now()))))
    throw new Refusal(REFUSALS.TooManySignUps);
  if (known && isOwnSignUp) await guard.users.remove(known.userId);
  if (await isTaken(recognition(guard), mailbox)) throw new Refusal(REFUSALS.MailboxTaken);
}

/** (b) */
export async function beforeNewCode({ table, now }: Guard, userId: string): Promise<void> {
  const expiresAt = Math.ceil(now() / 1000) + RESENT_SECONDS;
  await writeItem(table.client, table.tableName, resentCodeWrite(userId, expiresAt));
}

/** (c) @throws Refusal */
export async function afterConfirmation(guard: Guard, account: Account): Promise<void> {
  const { userId, email, isVerified } = account;
  await voidUnprovedPassword(guard, userId);
  if (isVerified) await bind(guard, { userId, mailbox: await guard.mailboxOf(email) });
}

/** (d) @throws Refusal */
export async function beforeTokens(guard: Guard, account: Account): Promise<void> {
  if (!account.isVerified) throw new Refusal(REFUSALS.AddressUnverified);
  const person = { userId: account.userId, mailbox: await guard.mailboxOf(account.email) };
  if (await isRecognised(guard.table, person)) return;
  if (await voidUnprovedPassword(guard, person.userId)) throw new Refusal(REFUSALS.PasswordVoid);
  await bind(guard, person);
}

/** (e) @throws Refusal */
export async function beforeSignInCode(guard: Guard, userId: string): Promise<void> {
  if (await guard.usesApp(userId)) throw new Refusal(REFUSALS.AppNeeded);
}

/** @returns whether the password was void. */
async function voidUnprovedPassword({ table, users }: Guard, userId: string): Promise<boolean> {
  const { client, tableName } = table;
  if (!(await getItem(client, tableName, resentCodeKey(userId)))) return false;
  // Nobody ever learns it; the last characters please every policy.
  await users.setPassword(userId, `${randomBytes(32).toString('base64url')}-aA1`);
  await writeItem(client, tableName, remove(resentCodeKey(userId)));
  return true;
}

async function bind(guard: Guard, person: Person): Promise<void> {
  try {
    await recognise(recognition(guard), person);
  } catch (error) {
    throw error instanceof MailboxTakenError ? new Refusal(REFUSALS.MailboxTaken) : error;
  }
}

function recognition({ table, users, mailboxOf, now }: Guard): Recognition {
  return {
    table,
    now,
    find: async (userId) => {
      const user = await users.find(userId);
      return user?.isConfirmed && user.isVerified
        ? { userId: user.userId, mailbox: await mailboxOf(user.email) }
        : undefined;
    },
  };
}
