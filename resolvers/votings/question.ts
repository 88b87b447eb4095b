/** What a caller asks of the list of votings. */
import { util, type Identity } from '@aws-appsync/utils';
import { MAX_PAGE_SIZE, MAX_RESOLVERS, PUBLIC_PAGE_SIZE, SEARCH_LENGTH } from '../../model/limits';
import type { QueryVotingsArgs } from '../../schema/generated/types';
import { callerId, isOrganiser } from '../lib/caller';
import { invalidInput } from '../lib/failures';
import { invalidNextToken, pageSize } from '../lib/paging';
import { isPageToken } from './listing';
import type { Question } from './pages';
import { wordsIn } from './search';

/** Resolvers of a list that run once: the list itself, its votings, its token; and one that another name adds. */
const RESOLVERS_OF_LIST = 4;

/** Fields of a voting that need no resolver. */
const PLAIN_FIELDS = [
  'id',
  'title',
  'description',
  'imageUrl',
  'access',
  'creditCost',
  'code',
  'opensAt',
  'closesAt',
  'options',
  'createdBy',
  'results',
  'draft',
  'createdAt',
  'updatedAt',
  '__typename',
];

/**
 * Fields that a caller with the API key may select of a list: each of its own, once. Every further name of `items` or
 * `nextToken` would read the list once more.
 */
const PUBLIC_LIST_FIELDS = 3;

/**
 * What is asked for, within what a request may run. Ends the field when it cannot be answered.
 * @param selection what is selected of the list, as `ctx.info.selectionSetList` tells.
 */
export function questionOf(args: QueryVotingsArgs, identity: Identity, selection: string[]): Question {
  const { filter, limit, nextToken } = args;
  const isPublic = !callerId(identity);
  if (filter?.status === 'DRAFT' && !isOrganiser(identity)) util.unauthorized();
  if (typeof nextToken === 'string' && !isPageToken(nextToken)) invalidNextToken();
  if (isPublic && selection.filter((path) => path.indexOf('/') < 0).length > PUBLIC_LIST_FIELDS)
    invalidInput('votings', 'With the API key, ask for the items of a list once.');
  const search = filter?.search ?? '';
  if (search.length > SEARCH_LENGTH)
    invalidInput('search', `Votings are searched for ${SEARCH_LENGTH} characters at most.`);
  const asked = pageSize(limit);
  return {
    status: filter?.status ?? null,
    access: filter?.access ?? null,
    ascending: filter?.order === 'OPENING_ASC',
    pageSize: Math.min(asked, isPublic ? PUBLIC_PAGE_SIZE : asked, mostVotings(selection)),
    nextToken: nextToken ?? null,
    words: wordsIn(search),
  };
}

/** As many votings as may run every resolver that was selected of them. */
function mostVotings(selection: string[]): number {
  const resolvers = selection.filter((path) => {
    const [list, field, ...below] = path.split('/');
    return field && below.length === 0 && list && PLAIN_FIELDS.indexOf(field) < 0;
  }).length;
  if (resolvers === 0) return MAX_PAGE_SIZE;
  return Math.max(1, Math.floor((MAX_RESOLVERS - RESOLVERS_OF_LIST) / resolvers));
}
