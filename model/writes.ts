/**
 * Writes to the one table, described in plain values. The nouns of this folder say what is written and on what
 * condition; resolvers and Lambda functions each turn that into requests of their own. Pure and APPSYNC_JS-safe.
 */
import type { Key } from './keys';

/** An expression of DynamoDB, and what its placeholders stand for. */
export type Expression = {
  expression: string;
  names?: Record<string, string>;
  values?: Record<string, unknown>;
};

/** One write, alone or in a transaction. A placeholder that both its expressions use stands for the same in both. */
export type Write = { key: Key; condition?: Expression } & (
  | { operation: 'PutItem'; item: object }
  | { operation: 'UpdateItem'; update: Expression }
  | { operation: 'DeleteItem' | 'ConditionCheck' }
);

/** Holds when there is no such item yet. */
export const IF_ABSENT: Expression = { expression: 'attribute_not_exists(PK)' };

/** Holds when the item is still the one that was read. No version: it had none, or there was no item. */
export function ifVersion(version: number | undefined): Expression {
  const names = { '#version': 'version' };
  return typeof version === 'number'
    ? { expression: '#version = :read', names, values: { ':read': version } }
    : { expression: 'attribute_not_exists(#version)', names };
}

/** Puts an item at a key. */
export function put(key: Key, item: object, condition?: Expression): Write {
  return { operation: 'PutItem', key, item, condition };
}

/** Changes the item at a key. */
export function update(key: Key, change: Expression, condition?: Expression): Write {
  return { operation: 'UpdateItem', key, update: change, condition };
}

/** Deletes the item at a key. */
export function remove(key: Key, condition?: Expression): Write {
  return { operation: 'DeleteItem', key, condition };
}

/** Changes nothing at a key, and lets a transaction happen only on a condition. */
export function check(key: Key, condition: Expression): Write {
  return { operation: 'ConditionCheck', key, condition };
}
