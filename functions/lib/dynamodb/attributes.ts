import type { AttributeValue } from '@aws-sdk/client-dynamodb';

/** What an item's attributes hold here. `undefined` is left out, as JSON leaves it out. */
export type Plain = string | number | boolean | null | undefined | Plain[] | { [name: string]: Plain };

/** A plain object as DynamoDB takes it. */
export function toItem(plain: object): Record<string, AttributeValue> {
  const entries = Object.entries(plain as Record<string, Plain>).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries.map(([name, value]) => [name, toAttribute(value)]));
}

/** One value as DynamoDB takes it. */
export function toAttribute(value: Plain): AttributeValue {
  if (value === null || value === undefined) return { NULL: true };
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  return Array.isArray(value) ? { L: value.map(toAttribute) } : { M: toItem(value) };
}

/** A plain object from an item. Only what {@link toItem} writes: no sets, no binary. */
export function fromItem(item: Record<string, AttributeValue>): Record<string, Plain> {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, fromAttribute(value)]));
}

function fromAttribute(value: AttributeValue): Plain {
  if (value.S !== undefined) return value.S;
  if (value.N !== undefined) return Number(value.N);
  if (value.BOOL !== undefined) return value.BOOL;
  if (value.L !== undefined) return value.L.map(fromAttribute);
  return value.M === undefined ? null : fromItem(value.M);
}
