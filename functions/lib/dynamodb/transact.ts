import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import type { Write } from '../../../model/writes';
import { retry } from '../retry';
import { sendWrites } from './writes';

/**
 * What came of a transaction. `REFUSED`: a condition failed. `CONFLICT`: others were writing. `THROTTLED`: a partition had
 * no units left. Nothing was written in all of these cases.
 */
export type TransactionOutcome = 'COMMITTED' | 'CONFLICT' | 'THROTTLED' | 'REFUSED';

const THROTTLING_CODES = ['ProvisionedThroughputExceeded', 'ThrottlingError'];
const TRANSIENT_CODES = ['None', 'TransactionConflict', ...THROTTLING_CODES];

/** "Error handling with DynamoDB" in the developer guide: the exceptions that say the same without a transaction. */
const THROTTLING = ['ProvisionedThroughputExceededException', 'ThrottlingException', 'RequestLimitExceeded'];

/**
 * Writes everything or nothing, once.
 * @throws whatever is neither a failed condition nor a conflict.
 */
export async function transact(
  client: DynamoDBClient,
  tableName: string,
  writes: Write[],
): Promise<TransactionOutcome> {
  try {
    await sendWrites(client, tableName, writes);
    return 'COMMITTED';
  } catch (error) {
    const outcome = outcomeOf(error);
    if (outcome) return outcome;
    throw error;
  }
}

/**
 * Writes one item.
 * @returns false when its condition failed.
 * @throws whatever else went wrong.
 */
export async function writeItem(client: DynamoDBClient, tableName: string, write: Write): Promise<boolean> {
  try {
    await sendWrites(client, tableName, [write]);
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

/** What an error of a write, alone or in a transaction, says came of it; undefined if it is neither of the two. */
function outcomeOf(error: unknown): Exclude<TransactionOutcome, 'COMMITTED'> | undefined {
  if (error instanceof ConditionalCheckFailedException) return 'REFUSED';
  if (error instanceof TransactionConflictException) return 'CONFLICT';
  if (!(error instanceof TransactionCanceledException)) return undefined;
  const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code ?? 'None');
  if (codes.includes('ConditionalCheckFailed')) return 'REFUSED';
  if (!codes.every((code) => TRANSIENT_CODES.includes(code))) return undefined;
  return codes.some((code) => THROTTLING_CODES.includes(code)) ? 'THROTTLED' : 'CONFLICT';
}

/** Whether DynamoDB refused a write for what it is, so that it will never be taken, alone or in a transaction. */
export function isInvalid(error: unknown): boolean {
  if (error instanceof TransactionCanceledException)
    return (error.CancellationReasons ?? []).some(({ Code }) => Code === 'ValidationError');
  return error instanceof Error && error.name === 'ValidationException';
}

/** Whether DynamoDB turned a call away because it was busy, also when the client had repeated it. */
export function isThrottled(error: unknown): boolean {
  return error instanceof Error && THROTTLING.includes(error.name);
}

/**
 * Writes everything or nothing, again and again while there are conflicts.
 * @returns whether it was written; false when a condition failed.
 * @throws Error when the conflicts do not end.
 */
export async function transactThroughConflicts(
  client: DynamoDBClient,
  tableName: string,
  writes: Write[],
): Promise<boolean> {
  const attempt = async () => {
    const outcome = await transact(client, tableName, writes);
    return outcome === 'CONFLICT' || outcome === 'THROTTLED' ? undefined : outcome === 'COMMITTED';
  };
  return retry(
    attempt,
    { attempts: 8, firstPause: 50 },
    () => new Error('The transaction ran into conflicts again and again.'),
  );
}
