/** A stretch of a voting's series of counts: one query over a range of keys, and none when the range is empty. */
import { runtime, type Context, type DynamoDBQueryRequest } from '@aws-appsync/utils';
import { TALLY_SLOTS, tallyMinuteKey } from '../model/keys';
import { areCountsHidden } from '../model/results';
import { minuteOf, seriesFrom, type MinuteSlot } from '../model/series';
import type { MinuteCount, VotingVotesByMinuteArgs } from '../schema/generated/types';
import { failWith, invalidInput } from './lib/failures';
import { typed } from './lib/table';
import { now, toInstant } from './lib/time';
import { minutesAsked } from './votings/minutes';
import type { VotingView } from './votings/view';

export const dataSource = 'table';

/**
 * AppSync keeps an answer only when every key has a value: one that names `last`, as the web app's questions do. `before`
 * is among the arguments.
 */
export const cachingKeys = ['$context.source.id', '$context.arguments.last', '$context.arguments'] as const;

type Stash = { minutes: string[] };
type Ctx = Context<VotingVotesByMinuteArgs, Stash, undefined, VotingView, { items: MinuteSlot[] }>;

export function request(ctx: Ctx): DynamoDBQueryRequest {
  if (ctx.source?.isListed)
    invalidInput('votesByMinute', 'With the API key, ask for the minutes of one voting at a time.');
  const minutes = ctx.source ? minutesAsked(ctx.source, ctx.args) : [];
  const [first] = minutes;
  const latest = minutes[minutes.length - 1];
  if (!ctx.source || !first || !latest) runtime.earlyReturn([]);
  ctx.stash.minutes = minutes;
  const from = tallyMinuteKey(ctx.source.id, minuteOf(first), 0);
  const to = tallyMinuteKey(ctx.source.id, minuteOf(latest), TALLY_SLOTS.length - 1);
  return {
    operation: 'Query',
    query: {
      expression: 'PK = :series AND SK BETWEEN :first AND :latest',
      expressionValues: typed({ ':series': from.PK, ':first': from.SK, ':latest': to.SK }),
    },
  };
}

export function response(ctx: Ctx): MinuteCount[] {
  if (ctx.error) failWith(ctx.error);
  const { source, stash } = ctx;
  const minutes = seriesFrom(source?.options ?? [], stash.minutes, ctx.result.items);
  // By the minute, counts could say who chose what: those who have voted wait for the closing, too.
  return source && areCountsHidden(source, toInstant(now()), false)
    ? minutes.map((minute) => ({ ...minute, counts: [] }))
    : minutes;
}
