/** Sends an organiser's update of a voting. Its answer is what subscribers get, a repetition's too: they drop it by its id. */
import { util, type Context } from '@aws-appsync/utils';
import { UPDATE_LENGTH } from '../model/limits';
import type { Message as MessageView, MutationSendUpdateArgs } from '../schema/generated/types';
import { invalidInput, tryAgain } from './lib/failures';
import { checkIdempotencyKey } from './lib/idempotency';
import type { UpdateStash } from './messages/update';
import { messageView } from './messages/view';

export const pipeline = ['readVotingToTell', 'writeUpdate', 'findUpdate', 'startPushes'] as const;

type Ctx = Context<MutationSendUpdateArgs, UpdateStash>;

export function request(ctx: Ctx): object {
  const { text, idempotencyKey } = ctx.args.input;
  checkIdempotencyKey(idempotencyKey);
  const words = text.trim();
  if (words === '' || words.length > UPDATE_LENGTH)
    invalidInput('text', `An update has 1 to ${UPDATE_LENGTH} characters.`);
  ctx.stash.text = words;
  ctx.stash.id = util.autoUlid();
  ctx.stash.name = idempotencyKey ?? ctx.stash.id;
  return {};
}

export function response(ctx: Ctx): MessageView {
  const { message, voting } = ctx.stash;
  if (!message || !voting) tryAgain();
  return messageView(message, voting);
}
