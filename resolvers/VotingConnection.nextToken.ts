/** Where the next page begins: what was read for a signed-in caller, or what all callers with the API key share. */
import { askPublicly, publicPage, type ListFieldContext } from './votings/list-view';

export const pipeline = ['listVotings', 'listVotings', 'listVotings', 'listVotings'] as const;

export const cachingKeys = ['$context.source.cacheKey'] as const;

export function request(ctx: ListFieldContext): object {
  return askPublicly(ctx);
}

export function response(ctx: ListFieldContext): string | null {
  if (ctx.source?.items) return ctx.source.nextToken ?? null;
  return publicPage(ctx).nextToken;
}
