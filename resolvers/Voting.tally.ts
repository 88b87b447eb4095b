/**
 * A voting's tally: what the parent field knows already, or what was announced last, as far as the caller may see it. Where
 * that depends on the caller's vote, the vote is read with it.
 */
import {
  runtime,
  type Context,
  type DynamoDBBatchGetItemRequest,
  type DynamoDBGetItemRequest,
} from '@aws-appsync/utils';
import { tallyPublicationKey, voteKey, type Key } from '../model/keys';
import { isBar } from '../model/people';
import { dependsOnVote, toldTally } from '../model/results';
import { tallyOf, type Publication } from '../model/tally';
import type { Tally } from '../schema/generated/types';
import { callerId } from './lib/caller';
import { failWith, tryAgain } from './lib/failures';
import { tableName } from './lib/settings';
import { getItem, typed } from './lib/table';
import { now, toInstant } from './lib/time';
import type { VotingView } from './votings/view';

export const dataSource = 'table';

/** A voting whose tally is not the same for all has no `tallyOf`, and AppSync keeps no answer without each of its keys. */
export const cachingKeys = ['$context.source.id', '$context.source.tallyOf'] as const;

type Batch = { data?: Record<string, (object | null)[]>; unprocessedKeys?: Record<string, Key[] | null> };
type Stash = { withVote?: boolean };
type Ctx = Context<object, Stash, undefined, VotingView, Publication | Batch | null>;

export function request(ctx: Ctx): DynamoDBGetItemRequest | DynamoDBBatchGetItemRequest {
  const { env, identity, source } = ctx;
  if (source?.tally) runtime.earlyReturn(source.tally);
  const publication = tallyPublicationKey(source?.id ?? '');
  const voter = callerId(identity);
  if (!source || !voter || Object.hasOwn(source, 'myVote') || !dependsOnVote(source, toInstant(now())))
    return getItem(publication, false);
  ctx.stash.withVote = true;
  const keys = [typed(publication), typed(voteKey(voter, source.id))];
  // Those who have just voted are to see what they voted for.
  return { operation: 'BatchGetItem', tables: { [tableName(env)]: { keys, consistentRead: true } } };
}

export function response(ctx: Ctx): Tally | null {
  const { env, error, result, source, stash } = ctx;
  if (error) failWith(error);
  if (!source) return null;
  const at = toInstant(now());
  if (!stash.withVote)
    return toldTally(source, tallyOf(source, result as Publication | null), at, source.myVote ? true : false);
  const { data, unprocessedKeys } = result as Batch;
  const table = tableName(env);
  if ((unprocessedKeys?.[table] ?? []).length > 0) tryAgain();
  const [publication, vote] = data?.[table] ?? [null, null];
  const hasVoted = vote ? !isBar(vote) : false;
  return toldTally(source, tallyOf(source, publication), at, hasVoted);
}
