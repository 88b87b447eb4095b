import { isObject } from '../plain-values';
import type { Expression } from './filter-expression';
import { isOperation, ListItemUpdate, type Operation } from './operations';
import { Placeholders } from './placeholders';
import { isTypedSet } from './typed-sets';

/** One change of one attribute, by the path to it. */
interface Change {
  path: string[];
  operation: Operation | ListItemUpdate;
}

/**
 * The update expression of an update object. Clauses are grouped by keyword, SET before REMOVE, and placeholders
 * are numbered in the order of the text (recorded). A nested object changes only the attributes it names, one SET
 * on a path for each; `operations.replace` is there to set it whole. Null is a value: it sets NULL (recorded).
 */
export function updateExpression(update: Record<string, unknown>): Expression {
  const changes = changesOf(update, []);
  if (changes.length === 0) throw new Error('An update must change at least one attribute.');
  const placeholders = new Placeholders();
  const clause = (keyword: string, chosen: Change[]) =>
    chosen.length === 0
      ? []
      : [`${keyword} ${chosen.map((change) => render(change, placeholders)).join(', ')}`];
  const expression = [
    ...clause('SET', changes.filter(sets)),
    ...clause(
      'REMOVE',
      changes.filter((change) => !sets(change)),
    ),
  ].join(' ');
  const { expressionNames, expressionValues } = placeholders;
  return { expression, expressionNames, expressionValues };
}

const sets = ({ operation }: Change) =>
  operation instanceof ListItemUpdate || operation.type !== 'OPERATION_REMOVE';

function changesOf(update: Record<string, unknown>, parents: string[]): Change[] {
  return Object.entries(update).flatMap(([name, value]): Change[] => {
    const path = [...parents, name];
    if (isOperation(value) || value instanceof ListItemUpdate) return [{ path, operation: value }];
    if (isListOfItemUpdates(value)) return value.map((operation) => ({ path, operation }));
    // An object without attributes has none to change one by one: it is set as it is.
    if (isObject(value) && !isTypedSet(value) && Object.keys(value).length > 0) return changesOf(value, path);
    return [{ path, operation: { type: 'OPERATION_REPLACE', value } }];
  });
}

function isListOfItemUpdates(value: unknown): value is ListItemUpdate[] {
  return Array.isArray(value) && value.length > 0 && value.every((item) => item instanceof ListItemUpdate);
}

function render({ path, operation }: Change, placeholders: Placeholders): string {
  const target = path.map((name) => placeholders.name(name)).join('.');
  if (operation instanceof ListItemUpdate) {
    return `${target}[${listIndex(operation.index)}] = ${placeholders.value(operation.value)}`;
  }
  switch (operation.type) {
    case 'OPERATION_ADD':
    case 'OPERATION_REPLACE':
      return `${target} = ${placeholders.value(operation.value)}`;
    case 'OPERATION_INCREMENT':
      return `${target} = ${target} + ${placeholders.value(operation.by ?? 1)}`;
    case 'OPERATION_DECREMENT':
      return `${target} = ${target} - ${placeholders.value(operation.by ?? 1)}`;
    case 'OPERATION_APPEND':
      return `${target} = list_append(${target}, ${placeholders.value(operation.items)})`;
    case 'OPERATION_PREPEND':
      return `${target} = list_append(${placeholders.value(operation.items)}, ${target})`;
    case 'OPERATION_REMOVE':
      return target;
  }
}

/** The index is written into the expression's text: anything but a whole number would change its meaning. */
function listIndex(index: unknown): number {
  if (typeof index === 'number' && Number.isInteger(index) && index >= 0) return index;
  throw new Error('The index of operations.updateListItem must be a whole number from 0 on.');
}
