/**
 * Lists of votings, newest opening first: what the steps of `votings` hand on, and the queries they make. A page
 * token is the opening of the last voting shown, whatever the filter.
 */
import { util, type Context, type DynamoDBQueryRequest } from '@aws-appsync/utils';
import { VOTING_KIND, VOTINGS_BY_ACCESS, VOTINGS_BY_OPENING, type Key } from '../../model/keys';
import type { Schedule } from '../../model/schedule';
import type { TallySlot } from '../../model/tally';
import type { VoteItem } from '../../model/vote';
import { openingOf, type VotingDefinition } from '../../model/voting';
import type { QueryVotingsArgs, VotingAccess } from '../../schema/generated/types';
import { openVotingsLimit } from '../lib/settings';
import { typed } from '../lib/table';
import { toInstant } from '../lib/time';
import { votingView, type VotingView } from './view';

/** An instant, '#' and a ULID fit in with room to spare. */
const MAX_TOKEN_LENGTH = 100;

const PAGE_TOKEN = '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z#\\S+$';

/** What the steps of `votings` hand on. */
export type ListingStash = {
  /** Milliseconds since the epoch: one moment for the whole answer. */
  time: number;
  pageSize: number;
  /** Only votings of this access; null: of both. */
  access: VotingAccess | null;
  schedule?: Schedule;
  /** The votings found so far; more than a page when there is a next one. */
  found: VotingDefinition[];
  /** Where DynamoDB goes on within this request. */
  cursor: string | null;
  /** The opening after which there may be more than was found. */
  resumeAfter: string | null;
  /** Whether no further query is needed. */
  listed?: boolean;
  /** The page, once it is listed. */
  votings?: VotingView[];
  /** What `tally` and `myVote` still have to be read from. */
  unread?: Key[];
  read: ((TallySlot | VoteItem) & Key)[];
};

/** The context of `votings` and its steps. */
export type ListingContext<TResult = unknown> = Context<
  QueryVotingsArgs,
  ListingStash,
  undefined,
  undefined,
  TResult
>;

/** The next part of a page. One voting beyond the page tells that there is a next one. */
export function votingsQuery({ args, env, stash }: ListingContext): DynamoDBQueryRequest {
  const { access, time } = stash;
  const isClosed = args.filter?.status === 'CLOSED';
  // Those open come first among those that have opened, and the filter passes over them.
  const passedOver = isClosed && !args.nextToken ? openVotingsLimit(env) : 0;
  const range = openingRange(args, time);
  const query: DynamoDBQueryRequest = {
    operation: 'Query',
    index: access ? VOTINGS_BY_ACCESS : VOTINGS_BY_OPENING,
    query: {
      expression: `#partition = :partition${range.expression}`,
      expressionNames: { '#partition': access ? 'access' : 'kind' },
      expressionValues: typed({ ':partition': access ?? VOTING_KIND, ...range.values }),
    },
    scanIndexForward: false,
    limit: stash.pageSize + 2 + passedOver - stash.found.length,
  };
  if (stash.cursor) query.nextToken = stash.cursor;
  if (isClosed) {
    const values = typed({ ':now': toInstant(time) });
    query.filter = { expression: 'closesAt <= :now', expressionValues: values };
  }
  return query;
}

/** What the key says of the status, and of the page before. */
function openingRange(
  { filter, nextToken }: QueryVotingsArgs,
  time: number,
): { expression: string; values: Record<string, string> } {
  const moment = afterOpeningsAt(time);
  const after = nextToken ?? moment;
  if (filter?.status === 'UPCOMING') {
    return nextToken
      ? {
          expression: ' AND opening BETWEEN :moment AND :after',
          values: { ':moment': moment, ':after': after },
        }
      : { expression: ' AND opening > :moment', values: { ':moment': moment } };
  }
  return nextToken || filter?.status === 'CLOSED'
    ? { expression: ' AND opening < :after', values: { ':after': after } }
    : { expression: '', values: {} };
}

/**
 * Whether the page before ended with a voting that has opened since, so that none is upcoming after it. DynamoDB would
 * refuse the range, as its upper bound is below the lower one.
 */
export function upcomingAreListed({ filter, nextToken }: QueryVotingsArgs, time: number): boolean {
  return filter?.status === 'UPCOMING' && typeof nextToken === 'string' && nextToken <= afterOpeningsAt(time);
}

/** '$' is the character after '#': this is after every opening at this moment, and before any later one. */
function afterOpeningsAt(time: number): string {
  return `${toInstant(time)}$`;
}

/** The page that was found, as callers see it. */
export function pageFound({ stash }: ListingContext): VotingView[] {
  return stash.found.slice(0, stash.pageSize).map((voting) => votingView(voting, stash.time));
}

/** The token for the next page; null on the last one. */
export function nextPageToken({ found, pageSize, resumeAfter }: ListingStash): string | null {
  const last = found[pageSize - 1];
  return last && found.length > pageSize ? openingOf(last.id, last.opensAt) : resumeAfter;
}

/** Whether this can be a token of a page: an instant and an id. */
export function isPageToken(token: string): boolean {
  return token.length <= MAX_TOKEN_LENGTH && util.matches(PAGE_TOKEN, token);
}
