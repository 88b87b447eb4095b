/**
 * Votings by their time of opening. For a signed-in caller, sixteen of them with tallies and own votes take four requests
 * to DynamoDB at most: preferences, one or two for the votings, and one for 32 small items. For callers with the API key
 * nothing is read here: they share what the resolvers of the list's fields read.
 */
import { util } from '@aws-appsync/utils';
import type { QueryVotingsArgs } from '../schema/generated/types';
import { callerId } from './lib/caller';
import { tryAgain } from './lib/failures';
import { now } from './lib/time';
import type { ListView } from './votings/list-view';
import type { ListingContext } from './votings/listing';
import { pageWithDetails, type DetailsStash } from './votings/page-details';
import { sharedKeyOf } from './votings/pages';
import { questionOf } from './votings/question';

/** A full page with everything selected has a hundred small items: one request, and two for what is left over. */
export const pipeline = [
  'readPreferences',
  'listVotings',
  'listVotings',
  'listVotings',
  'listVotings',
  'readDetails',
  'readDetails',
  'readDetails',
] as const;

type Ctx = ListingContext<unknown, QueryVotingsArgs, DetailsStash>;

export function request(ctx: Ctx): object {
  ctx.stash.time = now();
  ctx.stash.question = questionOf(ctx.args, ctx.identity, ctx.info.selectionSetList);
  return {};
}

export function response(ctx: Ctx): ListView {
  const { question } = ctx.stash;
  if (!callerId(ctx.identity)) return { cacheKey: sharedKeyOf(question), question };
  const page = pageWithDetails(ctx);
  if (!page) tryAgain();
  return { cacheKey: util.autoId(), items: page.votings, nextToken: page.nextToken };
}
