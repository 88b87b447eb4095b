import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
  TransactWriteItemsCommand,
  type DynamoDBClient,
  type TransactWriteItem,
} from '@aws-sdk/client-dynamodb';
import { retry } from '../retry';

/**
 * What came of a transaction. `REFUSED`: a condition failed. `CONFLICT`: others were writing, or DynamoDB was
 * throttling. Nothing was written in either case.
 */
export type TransactionOutcome = 'COMMITTED' | 'CONFLICT' | 'REFUSED';

const TRANSIENT_CODES = ['None', 'TransactionConflict', 'ProvisionedThroughputExceeded', 'ThrottlingError'];

/** "Error handling with DynamoDB" in the developer guide: the exceptions that say the same without a transaction. */
const THROTTLING = ['ProvisionedThroughputExceededException', 'ThrottlingException', 'RequestLimitExceeded'];

/**
 * Writes everything or nothing, once.
 * @throws whatever is neither a failed condition nor a conflict.
 */
export async function transact(
  client: DynamoDBClient,
  writes: TransactWriteItem[],
): Promise<TransactionOutcome> {
  try {
    await client.send(new TransactWriteItemsCommand({ TransactItems: writes }));
    return 'COMMITTED';
  } catch (error) {
    const outcome = outcomeOf(error);
    if (outcome) return outcome;
    throw error;
  }
}

/** What an error of a write, alone or in a transaction, says came of it; undefined if it is neither of the two. */
export function outcomeOf(error: unknown): Exclude<TransactionOutcome, 'COMMITTED'> | undefined {
  if (error instanceof ConditionalCheckFailedException) return 'REFUSED';
  if (error instanceof TransactionConflictException) return 'CONFLICT';
  if (!(error instanceof TransactionCanceledException)) return undefined;
  const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code ?? 'None');
  if (codes.includes('ConditionalCheckFailed')) return 'REFUSED';
  return codes.every((code) => TRANSIENT_CODES.includes(code)) ? 'CONFLICT' : undefined;
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
  writes: TransactWriteItem[],
): Promise<boolean> {
  const attempt = async () => {
    const outcome = await transact(client, writes);
    return outcome === 'CONFLICT' ? undefined : outcome === 'COMMITTED';
  };
  return retry(
    attempt,
    { attempts: 8, firstPause: 50 },
    () => new Error('The transaction ran into conflicts again and again.'),
  );
}
