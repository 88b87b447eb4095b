import { requireObject, withOptional } from '../../plain-values';
import { projectionExpression } from '../projection';
import { expressionOf, typedAttributes, updateOf, versioning } from './parts';

/** `get`: a GetItem request. */
export function get(payload: unknown) {
  const { key, consistentRead, projection } = requireObject(payload, 'The argument of get');
  return withOptional(
    { operation: 'GetItem', key: typedAttributes(key, 'The key of get') },
    { consistentRead, projection: projectionExpression(projection) },
  );
}

/** `put`: a PutItem request. */
export function put(payload: unknown) {
  const given = requireObject(payload, 'The argument of put');
  return withOptional(
    {
      operation: 'PutItem',
      key: typedAttributes(given.key, 'The key of put'),
      attributeValues: typedAttributes(given.item, 'The item of put'),
    },
    { condition: expressionOf(given.condition, 'The condition of put'), ...versioning(given) },
  );
}

/** `update`: an UpdateItem request. */
export function update(payload: unknown) {
  const given = requireObject(payload, 'The argument of update');
  return withOptional(
    {
      operation: 'UpdateItem',
      key: typedAttributes(given.key, 'The key of update'),
      update: updateOf(given.update, 'The update of update'),
    },
    { condition: expressionOf(given.condition, 'The condition of update'), ...versioning(given) },
  );
}

/** `remove`: a DeleteItem request. */
export function remove(payload: unknown) {
  const given = requireObject(payload, 'The argument of remove');
  return withOptional(
    { operation: 'DeleteItem', key: typedAttributes(given.key, 'The key of remove') },
    { condition: expressionOf(given.condition, 'The condition of remove'), ...versioning(given) },
  );
}
