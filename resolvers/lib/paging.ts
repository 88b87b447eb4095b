/** Pages of lists. */
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from '../../model/limits';
import { failWith, invalidInput, isTransient, type DataSourceError } from './failures';

/** The page size that was asked for. Ends the field when it is out of range. */
export function pageSize(limit: number | null | undefined): number {
  const size = limit ?? DEFAULT_PAGE_SIZE;
  if (size < 1 || size > MAX_PAGE_SIZE) invalidInput('limit', `A page has 1 to ${MAX_PAGE_SIZE} entries.`);
  return size;
}

/** Ends the field: the token is none that this list gave. */
export function invalidNextToken(): never {
  invalidInput('nextToken', 'This page cannot be found. Start again at the first one.');
}

/**
 * Ends the field with the error of a query. The caller's token is the only thing in these queries that can be wrong,
 * so a lasting failure of one that carries it is put down to the token.
 */
export function failQuery(error: DataSourceError, nextToken: string | null | undefined): never {
  if (!isTransient(error) && typeof nextToken === 'string') invalidNextToken();
  failWith(error);
}
