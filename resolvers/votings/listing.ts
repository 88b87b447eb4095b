/**
 * Lists of votings by their time of opening: what the steps of a list hand on, and the queries they make. A page token
 * is the opening of the last voting shown, whatever the filter.
 *
 * What is open or upcoming is in one partition of an index, the votings that are not final. Whatever may be final as
 * well is read from two partitions, and merged.
 */
import { util, type Context, type DynamoDBQueryRequest } from '@aws-appsync/utils';
import { FINAL_KIND, VOTING_KIND, VOTINGS_BY_ACCESS, VOTINGS_BY_OPENING } from '../../model/keys';
import { openingOf, type VotingDefinition } from '../../model/voting';
import { openVotingsLimit } from '../lib/settings';
import { typed } from '../lib/table';
import { toInstant } from '../lib/time';
import type { Question } from './pages';
import { votingView, type VotingView } from './view';

/** An instant, '#' and a ULID fit in with room to spare. */
const MAX_TOKEN_LENGTH = 100;

const PAGE_TOKEN = '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z#\\S+$';

/** A partition of an index that a list is read from, and how far it was. */
export type Part = {
  index: string;
  /** The name of the partition key, and its value. */
  key: string;
  value: string;
  found: VotingDefinition[];
  /** Where DynamoDB goes on within this request. */
  cursor: string | null;
  /** Whether no further query is needed. */
  listed: boolean;
};

/** What the steps of a list hand on. */
export type ListingStash = {
  /** Milliseconds since the epoch: one moment for the whole answer. */
  time: number;
  question: Question;
  /** Absent until the first of them is read. */
  parts?: Part[];
};

/** The context of a list and its steps. */
export type ListingContext<
  TResult = unknown,
  TArgs extends object = object,
  TStash extends ListingStash = ListingStash,
> = Context<TArgs, TStash, undefined, undefined, TResult>;

/** The partitions that hold what is asked for: none when nothing can lie between the page before and this moment. */
export function partsOf(question: Question, time: number): Part[] {
  const { lower, upper } = rangeOf(question, time);
  if (lower && upper && lower > upper) return [];
  if (question.access && question.status !== 'OPEN')
    return [partAt(VOTINGS_BY_ACCESS, 'access', question.access)];
  const running = partAt(VOTINGS_BY_OPENING, 'kind', VOTING_KIND);
  return question.status === 'OPEN' || question.status === 'UPCOMING'
    ? [running]
    : [running, partAt(VOTINGS_BY_OPENING, 'kind', FINAL_KIND)];
}

function partAt(index: string, key: string, value: string): Part {
  return { index, key, value, found: [], cursor: null, listed: false };
}

/** The next query of a partition. One voting beyond the page tells that there is a next one. */
export function votingsQuery({ env, stash }: ListingContext, part: Part): DynamoDBQueryRequest {
  const { question, time } = stash;
  const { lower, upper } = rangeOf(question, time);
  const range =
    (lower && upper ? ' AND opening BETWEEN :lower AND :upper' : '') +
    (lower && !upper ? ' AND opening >= :lower' : '') +
    (upper && !lower ? ' AND opening <= :upper' : '');
  const values: Record<string, string> = { ':partition': part.value };
  if (lower) values[':lower'] = lower;
  if (upper) values[':upper'] = upper;
  // Those that are open, or that wait for their recount, are passed over by the filter.
  const passedOver = isFiltered(question) && !question.nextToken ? openVotingsLimit(env) : 0;
  const query: DynamoDBQueryRequest = {
    operation: 'Query',
    index: part.index,
    query: {
      expression: `#partition = :partition${range}`,
      expressionNames: { '#partition': part.key },
      expressionValues: typed(values),
    },
    scanIndexForward: question.ascending,
    // The last voting of the page before is in the range, too.
    limit: question.pageSize + 2 + passedOver - part.found.length,
  };
  if (part.cursor) query.nextToken = part.cursor;
  const filter = filterOf(stash);
  if (filter) query.filter = filter;
  return query;
}

function isFiltered({ status }: Question): boolean {
  return status === 'OPEN' || status === 'CLOSED';
}

function filterOf({ question, time }: ListingStash): DynamoDBQueryRequest['filter'] {
  const { status, access } = question;
  if (!isFiltered(question)) return undefined;
  const now = { ':now': toInstant(time) };
  if (status === 'CLOSED') return { expression: 'closesAt <= :now', expressionValues: typed(now) };
  return access
    ? {
        expression: 'closesAt > :now AND access = :access',
        expressionValues: typed({ ...now, ':access': access }),
      }
    : { expression: 'closesAt > :now', expressionValues: typed(now) };
}

/** The openings between which the page lies: what the status says, and the page before. */
function rangeOf(
  { status, ascending, nextToken }: Question,
  time: number,
): { lower: string | null; upper: string | null } {
  // '$' is the character after '#': this is after every opening at this moment, and before any later one.
  const moment = `${toInstant(time)}$`;
  const first = status === 'UPCOMING' ? moment : null;
  const last = status === 'OPEN' || status === 'CLOSED' ? moment : null;
  if (!nextToken) return { lower: first, upper: last };
  return ascending
    ? { lower: first && first > nextToken ? first : nextToken, upper: last }
    : { lower: first, upper: last && last < nextToken ? last : nextToken };
}

/** What was found of a page. */
export type Page = { votings: VotingView[]; nextToken: string | null };

/**
 * The page, merged from its partitions. One that was not read to its end, as a filter passed over too much, ends the page
 * where it ends. Null: so little was found that there is nowhere to go on.
 */
export function pageFound({ time, question, parts = [] }: ListingStash): Page | null {
  const { ascending, pageSize } = question;
  const byOpening: Record<string, VotingDefinition> = {};
  for (const part of parts)
    for (const voting of part.found) byOpening[openingOf(voting.id, voting.opensAt)] = voting;
  const sorted = Object.keys(byOpening).sort();
  const inOrder = ascending ? sorted : sorted.reverse();
  const ends = parts.filter((part) => !part.listed).map((part) => endOf(part));
  if (ends.some((end) => !end)) return null;
  const known = inOrder.filter((opening) =>
    ends.every((end) => (ascending ? opening <= end : opening >= end)),
  );
  const shown = known.slice(0, pageSize);
  const last = shown[shown.length - 1];
  return {
    votings: shown.flatMap((opening) => {
      const voting = byOpening[opening];
      return voting ? [votingView(voting, time)] : [];
    }),
    nextToken: last && (known.length > pageSize || ends.length > 0) ? last : null,
  };
}

function endOf({ found }: Part): string {
  const last = found[found.length - 1];
  return last ? openingOf(last.id, last.opensAt) : '';
}

/** Whether this can be a token of a page: an instant and an id. */
export function isPageToken(token: string): boolean {
  return token.length <= MAX_TOKEN_LENGTH && util.matches(PAGE_TOKEN, token);
}
