/** The votings of a page: what was read for a signed-in caller, or what all callers with the API key share. */
import type { VotingView } from './votings/view';
import { askPublicly, publicPage, type ListFieldContext } from './votings/list-view';

export const pipeline = ['listVotings', 'listVotings', 'listVotings', 'listVotings'] as const;

export const cachingKeys = ['$context.source.cacheKey'] as const;

export function request(ctx: ListFieldContext): object {
  return askPublicly(ctx);
}

export function response(ctx: ListFieldContext): VotingView[] {
  if (ctx.source?.items) return ctx.source.items;
  return publicPage(ctx).votings.map((voting) => ({ ...voting, isListed: true }));
}
