/**
 * Votings, newest opening first. Sixteen of them, with tallies and the caller's own votes, take four requests to
 * DynamoDB: preferences, votings, and two for 144 small items.
 */
import type { Context } from '@aws-appsync/utils';
import type { QueryVotingsArgs } from '../schema/generated/types';
import { tryAgain } from './lib/failures';
import { invalidNextToken, pageSize } from './lib/paging';
import { now } from './lib/time';
import { isPageToken, nextPageToken, upcomingAreListed, type ListingStash } from './votings/listing';
import { pageWithDetails } from './votings/page-details';
import type { VotingView } from './votings/view';

/** A full page of 50 with everything selected has 450 small items: five requests, and one for what is left over. */
export const pipeline = [
  'readPreferences',
  'listVotings',
  'listVotings',
  'listVotings',
  'readTallies',
  'readTallies',
  'readTallies',
  'readTallies',
  'readTallies',
  'readTallies',
] as const;

type Ctx = Context<QueryVotingsArgs, ListingStash>;

export function request(ctx: Ctx): object {
  const { filter, limit, nextToken } = ctx.args;
  if (typeof nextToken === 'string' && !isPageToken(nextToken)) invalidNextToken();
  ctx.stash.pageSize = pageSize(limit);
  ctx.stash.time = now();
  ctx.stash.access = filter?.access ?? null;
  ctx.stash.listed = upcomingAreListed(ctx.args, ctx.stash.time);
  ctx.stash.found = [];
  ctx.stash.cursor = null;
  ctx.stash.resumeAfter = null;
  ctx.stash.read = [];
  return {};
}

export function response(ctx: Ctx): { items: VotingView[]; nextToken: string | null } {
  if (ctx.stash.found.length === 0 && !ctx.stash.listed) tryAgain();
  return { items: pageWithDetails(ctx), nextToken: nextPageToken(ctx.stash) };
}
