/**
 * What a list of votings is resolved from. A signed-in caller's was read for that caller alone. What callers with the API
 * key get is read by the resolvers of `items` and `nextToken`, whose answers AppSync's cache keeps under `cacheKey`.
 */
import type { Context } from '@aws-appsync/utils';
import { tryAgain } from '../lib/failures';
import { now } from '../lib/time';
import { pageFound, type ListingStash, type Page } from './listing';
import type { Question } from './pages';
import type { VotingView } from './view';

/** What `VotingConnection` is resolved from. */
export type ListView = {
  /** The question of callers with the API key. Unique for every answer that was read for one caller. */
  cacheKey: string;
  /** Of callers with the API key only. */
  question?: Question;
  /** Of signed-in callers only. */
  items?: VotingView[];
  nextToken?: string | null;
};

/** The context of a field of the list. */
export type ListFieldContext = Context<object, ListingStash, undefined, ListView | undefined>;

/** Hands the question on to the steps; nothing is read of a list that was read already. */
export function askPublicly({ source, stash }: ListFieldContext): object {
  stash.time = now();
  if (source?.question) stash.question = source.question;
  else stash.parts = [];
  return {};
}

/** The page that the steps found. Ends the field when they could not. */
export function publicPage({ stash }: ListFieldContext): Page {
  const page = pageFound(stash);
  if (!page) tryAgain();
  return page;
}
