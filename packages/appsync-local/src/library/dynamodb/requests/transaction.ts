import { isNothing, requireList, requireObject, withOptional } from '../../plain-values';
import { projectionExpression } from '../projection';
import { expressionOf, typedAttributes, updateOf } from './parts';

/** `transactGet`: a TransactGetItems request. */
export function transactGet(payload: unknown) {
  const { items } = requireObject(payload, 'The argument of transactGet');
  const transactItems = requireList(items, 'The items of transactGet').map((item) => {
    const { table, key, projection } = requireObject(item, 'Every item of transactGet');
    return withOptional(
      { table, key: typedAttributes(key, 'Every key of transactGet') },
      { projection: projectionExpression(projection) },
    );
  });
  return { operation: 'TransactGetItems', transactItems };
}

/** `transactWrite`: a TransactWriteItems request. */
export function transactWrite(payload: unknown) {
  const { items } = requireObject(payload, 'The argument of transactWrite');
  return {
    operation: 'TransactWriteItems',
    transactItems: requireList(items, 'The items of transactWrite').map(transactWriteItem),
  };
}

/** By the property that holds an item: its operation, and what the operation adds to table, key and condition. */
const writes: Record<string, { operation: string; content(given: Record<string, unknown>): object }> = {
  putItem: {
    operation: 'PutItem',
    content: ({ item }) => ({ attributeValues: typedAttributes(item, 'The item of putItem') }),
  },
  updateItem: {
    operation: 'UpdateItem',
    content: ({ update }) => ({ update: updateOf(update, 'The update of updateItem') }),
  },
  deleteItem: { operation: 'DeleteItem', content: () => ({}) },
  conditionCheck: { operation: 'ConditionCheck', content: () => ({}) },
};

function transactWriteItem(item: unknown) {
  const wrapper = requireObject(item, 'Every item of transactWrite');
  const name = Object.keys(writes).find((property) => !isNothing(wrapper[property]));
  const write = name === undefined ? undefined : writes[name];
  if (name === undefined || !write) {
    throw new Error(`Every item of transactWrite must have one of ${Object.keys(writes).join(', ')}.`);
  }
  const given = requireObject(wrapper[name], name);
  return withOptional(
    {
      table: given.table,
      operation: write.operation,
      key: typedAttributes(given.key, `The key of ${name}`),
      ...write.content(given),
    },
    { condition: expressionOf(given.condition, `The condition of ${name}`) },
  );
}
