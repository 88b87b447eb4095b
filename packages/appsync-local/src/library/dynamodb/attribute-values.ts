import type { Util } from '@aws-appsync/utils';
import { isNothing, isObject } from '../plain-values';
import { fromS3ObjectJson, toS3Object } from './s3-links';
import { isTypedSet } from './typed-sets';

/**
 * A typed value as the service's code helpers make it: numbers stay JSON numbers, null is `{NULL: null}` (both as
 * recorded from `EvaluateCode`). What calls DynamoDB turns them into `{N: "1"}` and `{NULL: true}`.
 */
export type AttributeValue = Record<string, unknown>;

/**
 * Types a value: lists become `L`, never sets. Undefined counts as null, which the service does not tell apart.
 * @throws Error for what DynamoDB has no type for.
 */
export function toDynamoDB(value: unknown): AttributeValue {
  if (isNothing(value)) return { NULL: null };
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'boolean') return { BOOL: value };
  if (typeof value === 'number' && Number.isFinite(value)) return { N: value };
  if (Array.isArray(value)) return { L: value.map(toDynamoDB) };
  if (isTypedSet(value)) return value;
  if (isObject(value)) return { M: toMapValues(value) };
  throw new Error(`DynamoDB has no type for ${typeof value === 'number' ? value : `a ${typeof value}`}.`);
}

/** Types the values of an object. */
export function toMapValues(value: Record<string, unknown>): Record<string, AttributeValue> {
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, toDynamoDB(item)]));
}

/** Wraps without a look at the value, as the service does; null gives null, not a typed null. */
const wrap = (type: string) => (value: unknown) => (isNothing(value) ? null : { [type]: value });

/** `util.dynamodb` ("DynamoDB helpers in util.dynamodb", AppSync developer guide). */
export const dynamodb = {
  toDynamoDB,
  toString: wrap('S'),
  toStringSet: wrap('SS'),
  toNumber: wrap('N'),
  toNumberSet: wrap('NS'),
  toBinary: wrap('B'),
  toBinarySet: wrap('BS'),
  toBoolean: wrap('BOOL'),
  toNull: () => ({ NULL: null }),
  toList: (value: unknown) => (Array.isArray(value) ? { L: value.map(toDynamoDB) } : null),
  toMap: (value: unknown) => (isObject(value) ? { M: toMapValues(value) } : null),
  toMapValues: (value: unknown) => (isObject(value) ? toMapValues(value) : null),
  toS3Object,
  fromS3ObjectJson,
} satisfies Record<keyof Util['dynamodb'], unknown>;
