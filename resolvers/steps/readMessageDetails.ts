/**
 * Reads the votings that messages are about and, for those that are about to close, whether the caller follows them and has
 * voted, all in one request. Used twice: what DynamoDB did not get to is read by the second use.
 */
import { runtime, type DynamoDBBatchGetItemRequest } from '@aws-appsync/utils';
import type { Key } from '../../model/keys';
import { batchRead, keepBatchRead, type BatchReadResult } from '../lib/batch-read';
import { keysToRead, type MessagesContext } from '../messages/own';

export const dataSource = 'table';

type Ctx = MessagesContext<BatchReadResult<Key & object>>;

export function request(ctx: Ctx): DynamoDBBatchGetItemRequest {
  if (!ctx.stash.unread) ctx.stash.unread = keysToRead(ctx);
  const { unread } = ctx.stash;
  if (unread.length === 0) runtime.earlyReturn({}, { skipTo: 'END' });
  return batchRead(ctx.env, unread);
}

export function response(ctx: Ctx): object {
  keepBatchRead(ctx);
  return {};
}
