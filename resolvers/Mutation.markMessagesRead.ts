/** Notes until when the caller has read what was told. */
import type { Context } from '@aws-appsync/utils';
import type { ProfileItem } from '../model/profile';
import type { MutationMarkMessagesReadArgs } from '../schema/generated/types';
import { fromInstant, now, toInstant } from './lib/time';

export const pipeline = ['writeReadMark', 'readOwnProfile'] as const;

type Ctx = Context<MutationMarkMessagesReadArgs, { upTo: string }, { result: ProfileItem | null }>;

/** Nothing is read ahead of its coming. */
export function request(ctx: Ctx): object {
  const upTo = fromInstant(ctx.args.upTo);
  const latest = now();
  ctx.stash.upTo = toInstant(upTo < latest ? upTo : latest);
  return {};
}

export function response(ctx: Ctx): string {
  return ctx.prev.result?.messagesReadUpTo ?? ctx.stash.upTo;
}
