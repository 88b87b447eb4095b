/** The whole series of a voting, for organisers: a page of the minutes in which somebody voted, by one query. */
import { runtime, type Context, type DynamoDBQueryRequest } from '@aws-appsync/utils';
import { MINUTE_PREFIX, minuteOfKey, tallyMinuteKey } from '../model/keys';
import { SERIES_PAGE } from '../model/limits';
import { areCountsHidden } from '../model/results';
import { instantOfMinute, minuteOf, seriesFrom, type MinuteSlot } from '../model/series';
import type { MinutePage, VotingMinutesWithVotesArgs } from '../schema/generated/types';
import { failWith } from './lib/failures';
import { typed } from './lib/table';
import { fromInstant, now, toInstant } from './lib/time';
import type { VotingView } from './votings/view';

export const dataSource = 'table';

type Page = { items: MinuteSlot[]; nextToken?: string | null };
type Ctx = Context<VotingMinutesWithVotesArgs, object, undefined, VotingView, Page>;

export function request(ctx: Ctx): DynamoDBQueryRequest {
  const { source } = ctx;
  if (!source || source.status === 'UPCOMING' || source.status === 'DRAFT')
    runtime.earlyReturn({ minutes: [], next: null });
  const { from } = ctx.args;
  // Whatever offset the client wrote, keys are in UTC.
  const first = typeof from === 'string' ? minuteOf(toInstant(fromInstant(from))) : '';
  const { PK } = tallyMinuteKey(source.id, first, 0);
  return {
    operation: 'Query',
    query: {
      expression: 'PK = :series AND SK >= :first',
      expressionValues: typed({ ':series': PK, ':first': `${MINUTE_PREFIX}${first}` }),
    },
    limit: SERIES_PAGE,
  };
}

export function response(ctx: Ctx): MinutePage | null {
  const { error, result, source } = ctx;
  if (error) failWith(error);
  if (!source) return null;
  const { items, nextToken } = result;
  const latest = items.length > 0 ? minuteOfKey(items[items.length - 1]!) : '';
  // The last minute of a page may go on in the next one, which begins with it.
  const isCut = nextToken && latest !== '' ? true : false;
  const slots = isCut ? items.filter((slot) => minuteOfKey(slot) !== latest) : items;
  const minutes = slots
    .filter((slot, index) => index === 0 || minuteOfKey(slot) !== minuteOfKey(slots[index - 1]!))
    .map((slot) => instantOfMinute(minuteOfKey(slot)));
  const series = seriesFrom(source.options, minutes, slots);
  // As in `votesByMinute`: by the minute, counts could say who chose what.
  const areHidden = areCountsHidden(source, toInstant(now()), false);
  return {
    minutes: areHidden ? series.map((minute) => ({ ...minute, counts: [] })) : series,
    next: isCut ? instantOfMinute(latest) : null,
  };
}
