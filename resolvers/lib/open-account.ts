/** Writes that a deleted account's tokens, which live on for a while, must not make. */
import type { DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import { IF_NOT_CLOSED } from '../../model/closure';
import { closureKey } from '../../model/keys';
import { check, type Write } from '../../model/writes';
import {
  failWith,
  isCancellation,
  refusedByCondition,
  tryAgain,
  type CancellationReason,
  type DataSourceError,
} from './failures';
import { accountDeleted } from './refusals';
import { tableName } from './settings';
import { transaction } from './table';

/** What AppSync answers when the transaction was cancelled. */
export type Cancelled = { cancellationReasons?: CancellationReason[] | null } | null;

/** The request that writes this, unless the voter's account was deleted. */
export function unlessClosed(
  env: Record<string, string>,
  voter: string,
  write: Write,
): DynamoDBTransactWriteItemsRequest {
  return transaction(tableName(env), [write, check(closureKey(voter), IF_NOT_CLOSED)]);
}

/**
 * Ends the field unless all was written, or the write's own condition says that it stands already.
 * @throws AccountDeleted when the account was deleted; TryAgain when the same request may well succeed.
 */
export function requireOpenAccount(ctx: { error?: DataSourceError; result: Cancelled }): void {
  const { error, result } = ctx;
  if (!error) return;
  if (!isCancellation(error)) failWith(error);
  const reasons = result?.cancellationReasons ?? [];
  if (refusedByCondition(reasons[1])) accountDeleted();
  if (!refusedByCondition(reasons[0])) tryAgain();
}
