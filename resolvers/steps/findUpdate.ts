/** Looks whether an update that was not written now was sent by an earlier request of the same name. */
import { runtime, type Context, type DynamoDBGetItemRequest } from '@aws-appsync/utils';
import { updateKey, type Message } from '../../model/message';
import { voterId } from '../lib/caller';
import { failWith, invalidInput, tryAgain } from '../lib/failures';
import { tooManyUpdates } from '../lib/refusals';
import { getItem } from '../lib/table';
import type { UpdateStash } from '../messages/update';

export const dataSource = 'table';

type Ctx = Context<object, UpdateStash, undefined, undefined, Message | null>;

export function request(ctx: Ctx): DynamoDBGetItemRequest {
  const { message, name, voting } = ctx.stash;
  if (message) runtime.earlyReturn({});
  return getItem(updateKey(voting?.id ?? '', voterId(ctx.identity), name), true);
}

export function response(ctx: Ctx): object {
  const { error, result, stash } = ctx;
  if (error) failWith(error);
  if (!result && !stash.isRefused) tryAgain();
  if (!result) tooManyUpdates();
  if (result.text !== stash.text)
    invalidInput('idempotencyKey', 'This key was used for another update. Nothing was sent.');
  stash.message = result;
  return {};
}
