/**
 * Closes an account, so that tokens that outlive it find no place for a vote.
 *
 * (a) The account is closed: what costs a transaction anyway looks there.
 * (b) The schedule takes note, and tells which votings are planned. Who read it before reads it again before a voting
 *     takes a place or changes, and what is written then carries the instant in its gates: castVote looks at (a) for tokens
 *     from before it.
 * (c) In each of the votings that may open while tokens live, a bar stands where the account would have its vote.
 *
 * After (c) no vote of the account can land any more. All of it may be repeated.
 */
import { UpdateItemCommand, ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { closeWrite, TOKENS_LIVE_SECONDS } from '../../../model/closure';
import { barWrite, departureWrite, firstDepartureWrite } from '../../../model/people';
import { SCHEDULE, type Schedule } from '../../../model/schedule';
import { plain, read } from '../dynamodb/items';
import { writeItem } from '../dynamodb/transact';
import { toTransactItem } from '../dynamodb/writes';
import { retry } from '../retry';

/** Bars that are written side by side. */
const AT_ONCE = 25;

/** The one table. */
export interface Table {
  client: DynamoDBClient;
  tableName: string;
}

/** @param now milliseconds since 1970. */
export async function closeAccount(table: Table, userId: string, now: number): Promise<void> {
  const { client, tableName } = table;
  const until = Math.ceil(now / 1000) + TOKENS_LIVE_SECONDS;
  await writeItem(client, tableName, closeWrite(userId, until));
  const { windows } = await noteDeparture(table, new Date(now).toISOString());

  const opening = Object.entries(windows)
    // In what has closed nobody opens an account to vote again.
    .filter(([, { opensAt, closesAt }]) => opensAt < isoOf(until * 1000) && closesAt > isoOf(now))
    .map(([votingId]) => votingId);
  for (let from = 0; from < opening.length; from += AT_ONCE)
    await Promise.all(
      opening
        .slice(from, from + AT_ONCE)
        .map((votingId) => writeItem(client, tableName, barWrite(userId, votingId, until))),
    );
}

function isoOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/** (b) One write, whose answer is the schedule at that very moment. */
async function noteDeparture({ client, tableName }: Table, at: string): Promise<Schedule> {
  const attempt = async (): Promise<Schedule | undefined> => {
    try {
      const { Update } = toTransactItem(tableName, departureWrite(at));
      const { Attributes = {} } = await client.send(
        new UpdateItemCommand({ ...Update!, ReturnValues: 'ALL_NEW' }),
      );
      return read(SCHEDULE, plain(Attributes));
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      const written = await writeItem(client, tableName, firstDepartureWrite(at));
      return written ? { windows: {}, version: 1 } : undefined;
    }
  };
  return retry(attempt, { attempts: 5, firstPause: 20 });
}
