/**
 * What the caller is told about votings. Nothing is stored for each voter: messages are read by an index, what is to come by
 * when it ends and updates by when they were sent, and the caller's own choices and votes decide.
 */
import type { MessageConnection } from '../schema/generated/types';
import { pageSize } from './lib/paging';
import { now, toInstant } from './lib/time';
import { tryAgain } from './lib/failures';
import { ownMessages, type MessagesContext } from './messages/own';

export const pipeline = [
  'readMessageChoices',
  'listMoments',
  'listUpdates',
  'readMessageDetails',
  'readMessageDetails',
] as const;

export function request(ctx: MessagesContext): object {
  ctx.stash.pageSize = pageSize(ctx.args.limit);
  ctx.stash.now = toInstant(now());
  ctx.stash.moments = [];
  ctx.stash.updates = [];
  ctx.stash.nextToken = null;
  return {};
}

export function response(ctx: MessagesContext): MessageConnection {
  const { nextToken, profile, unread } = ctx.stash;
  if ((unread ?? []).length > 0) tryAgain();
  return { items: ownMessages(ctx), nextToken, readUpTo: profile?.messagesReadUpTo ?? null };
}
