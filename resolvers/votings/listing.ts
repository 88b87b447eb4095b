/**
 * Lists of votings by their time of opening: what the steps of a list hand on, and the queries they make. A page token
 * is the opening of the last voting shown, whatever the filter.
 *
 * A search reads on without a filter, so that it is known how far it came even where it found nothing: a page token is then
 * the opening of the last voting that was looked at. What a request looks through is bounded.
 *
 * What is open or upcoming is in one partition of an index, the votings that are not final. Whatever may be final as
 * well is read from two partitions, and merged.
 */
import { util, type Context, type DynamoDBQueryRequest } from '@aws-appsync/utils';
import { DRAFT_KIND, FINAL_KIND, VOTING_KIND, VOTINGS_BY_ACCESS, VOTINGS_BY_OPENING } from '../../model/keys';
import { draftIn, type DraftItem } from '../../model/draft';
import { SEARCHED_AT_ONCE } from '../../model/limits';
import { definitionIn, openingOf, type VotingDefinition, type VotingItem } from '../../model/voting';
import { openVotingsLimit } from '../lib/settings';
import { typed } from '../lib/table';
import { toInstant } from '../lib/time';
import type { Question } from './pages';
import { hasWords } from './search';
import { standingAt } from './standing';
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
  /** How many queries read from it. */
  queries: number;
  /** The opening of the last voting that was looked at. */
  end: string;
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
  if (question.status === 'DRAFT') return [partAt(VOTINGS_BY_OPENING, 'kind', DRAFT_KIND)];
  if (question.access && question.status !== 'OPEN')
    return [partAt(VOTINGS_BY_ACCESS, 'access', question.access)];
  const running = partAt(VOTINGS_BY_OPENING, 'kind', VOTING_KIND);
  return question.status === 'OPEN' || question.status === 'UPCOMING'
    ? [running]
    : [running, partAt(VOTINGS_BY_OPENING, 'kind', FINAL_KIND)];
}

function partAt(index: string, key: string, value: string): Part {
  return { index, key, value, found: [], cursor: null, listed: false, queries: 0, end: '' };
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
  const isSearch = looksThrough(question);
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
    limit: isSearch ? SEARCHED_AT_ONCE : question.pageSize + 2 + passedOver - part.found.length,
  };
  if (part.cursor) query.nextToken = part.cursor;
  const filter = isSearch ? undefined : filterOf(stash);
  if (filter) query.filter = filter;
  return query;
}

/** The partition that is to be read next. A search reads them in turns: it may come to the end of neither. */
export function partToRead({ stash }: ListingContext): Part | undefined {
  if (!stash.parts) stash.parts = partsOf(stash.question, stash.time);
  const unlisted = stash.parts.filter((part) => !part.listed);
  const [first] = unlisted;
  // Of a list that was read already nothing is asked.
  if (!first || stash.question.words.length === 0) return first;
  return unlisted.find(({ queries }) => queries < first.queries) ?? first;
}

/** Takes note of what a query of a partition found. */
export function notePart(
  { question, time }: ListingStash,
  part: Part,
  items: (VotingItem | DraftItem)[],
  cursor: string | null,
): void {
  const found = items
    .filter((item) => item.opening !== question.nextToken)
    .flatMap((item) => votingIn(item) ?? []);
  const last = items[items.length - 1];
  if (last) part.end = last.opening;
  part.queries += 1;
  part.found = [...part.found, ...found.filter((voting) => isSought(question, voting, time))];
  part.cursor = cursor;
  part.listed = !cursor || part.found.length > question.pageSize;
}

/** Without a search, DynamoDB passes over what is not asked for. */
function isSought({ access, status, words }: Question, voting: VotingDefinition, time: number): boolean {
  if (words.length === 0 && status !== 'DRAFT') return true;
  if (status && status !== standingAt(voting, time)) return false;
  if (access && access !== voting.access) return false;
  return hasWords(voting, words);
}

/** What a search, or the list of drafts, does not find in what it reads is passed over here, and not by DynamoDB. */
function looksThrough({ status, words }: Question): boolean {
  return words.length > 0 || status === 'DRAFT';
}

function votingIn(item: VotingItem | DraftItem): VotingDefinition | null {
  return item.kind === DRAFT_KIND ? draftIn(item as DraftItem) : definitionIn(item as VotingItem);
}

/** Drafts are listed by when they were begun: they may open at no time yet. */
function placeOf({ createdAt, draft, id, opensAt }: VotingDefinition): string {
  return openingOf(id, draft ? createdAt : opensAt);
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
  for (const part of parts) for (const voting of part.found) byOpening[placeOf(voting)] = voting;
  const sorted = Object.keys(byOpening).sort();
  const inOrder = ascending ? sorted : sorted.reverse();
  const ends = parts.filter((part) => !part.listed).map((part) => endOf(part, looksThrough(question)));
  if (ends.some((end) => !end)) return null;
  const known = inOrder.filter((opening) =>
    ends.every((end) => (ascending ? opening <= end : opening >= end)),
  );
  const shown = known.slice(0, pageSize);
  const last = shown[shown.length - 1];
  const nextToken =
    looksThrough(question) && known.length <= pageSize
      ? nearestOf(ends, ascending)
      : last && (known.length > pageSize || ends.length > 0)
        ? last
        : null;
  return {
    votings: shown.flatMap((opening) => {
      const voting = byOpening[opening];
      return voting ? [votingView(voting, time)] : [];
    }),
    nextToken,
  };
}

function nearestOf(ends: string[], ascending: boolean): string | null {
  const sorted = [...ends].sort();
  return (ascending ? sorted[0] : sorted[sorted.length - 1]) ?? null;
}

function endOf({ found, end }: Part, isSearch: boolean): string {
  if (isSearch) return end;
  const last = found[found.length - 1];
  return last ? placeOf(last) : '';
}

/** Whether this can be a token of a page: an instant and an id. */
export function isPageToken(token: string): boolean {
  return token.length <= MAX_TOKEN_LENGTH && util.matches(PAGE_TOKEN, token);
}
