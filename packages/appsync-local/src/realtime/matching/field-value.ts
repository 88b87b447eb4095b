import { isJsonObject } from '../json';

/** Levels of a nested field name that enhanced filters look into ("Enhanced subscription filtering": five). */
const MAX_LEVELS = 5;

/**
 * The value at a field name such as `severity` or `author.address.city`.
 * Null stands for a field that is null, was not selected, lies in a list, or lies deeper than five levels.
 */
export function fieldValue(record: unknown, fieldName: string): unknown {
  const levels = fieldName.split('.');
  if (levels.length > MAX_LEVELS) return null;
  let value = record;
  for (const level of levels) {
    if (!isJsonObject(value) || !Object.hasOwn(value, level)) return null;
    value = value[level];
  }
  return value ?? null;
}

/** A text that two values share exactly when they are equal as JSON; key order does not matter, `1` is not `"1"`. */
export function equalityKey(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, part: unknown) =>
    isJsonObject(part) ? Object.fromEntries(Object.entries(part).sort(byKey)) : part,
  );
}

/** Whether two values are equal as JSON; undefined counts as null. */
export function isSameValue(left: unknown, right: unknown): boolean {
  if (typeof left !== 'object' && typeof right !== 'object') return left === right;
  return equalityKey(left) === equalityKey(right);
}

function byKey([left]: [string, unknown], [right]: [string, unknown]): number {
  return left < right ? -1 : 1;
}
