import { requireObject, withOptional } from '../../plain-values';
import { projectionExpression } from '../projection';
import { expressionOf } from './parts';

/** `query`: a Query request. The key condition is written like a filter. */
export function query(payload: unknown) {
  const given = requireObject(payload, 'The argument of query');
  const key = expressionOf(given.query, 'The key condition of query');
  if (!key) throw new Error('query needs a key condition.');
  const { index, limit, nextToken, consistentRead, scanIndexForward, select } = given;
  return withOptional(
    { operation: 'Query', query: key },
    {
      index,
      limit,
      nextToken,
      consistentRead,
      scanIndexForward,
      select,
      filter: expressionOf(given.filter, 'The filter of query'),
      projection: projectionExpression(given.projection),
    },
  );
}

/** `scan`: a Scan request. A scan has no direction, so `scanIndexForward` of the shared input type is not passed on. */
export function scan(payload: unknown) {
  const given = requireObject(payload ?? {}, 'The argument of scan');
  const { index, limit, nextToken, consistentRead, totalSegments, segment, select } = given;
  return withOptional(
    { operation: 'Scan' },
    {
      index,
      limit,
      nextToken,
      consistentRead,
      totalSegments,
      segment,
      select,
      filter: expressionOf(given.filter, 'The filter of scan'),
      projection: projectionExpression(given.projection),
    },
  );
}

/** `sync`: a Sync request, for versioned tables. */
export function sync(payload: unknown) {
  const given = requireObject(payload ?? {}, 'The argument of sync');
  const { basePartitionKey, deltaIndexName, limit, nextToken, lastSync } = given;
  return withOptional(
    { operation: 'Sync' },
    {
      basePartitionKey,
      deltaIndexName,
      limit,
      nextToken,
      lastSync,
      filter: expressionOf(given.filter, 'The filter of sync'),
    },
  );
}
