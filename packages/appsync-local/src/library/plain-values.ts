import { plainJson } from './language';

/** Whether a value is an object with properties of its own: not null, not a list, not a function. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The service's runtime does not tell undefined from null (`undefined === null` holds there). */
export function isNothing(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

/** Sets the optional parts that are there. The service takes null for absent. */
export function withOptional<T extends object, O extends object>(required: T, optional: O): T & Partial<O> {
  const given = Object.entries(optional).filter(([, value]) => !isNothing(value));
  return { ...required, ...Object.fromEntries(given) };
}

/**
 * The argument of a helper, which must be an object.
 * @throws Error naming the helper otherwise.
 */
export function requireObject(value: unknown, what: string): Record<string, unknown> {
  if (!isObject(value)) throw new Error(`${what} must be an object.`);
  return value;
}

/** The argument of a helper, which must be a list. */
export function requireList(value: unknown, what: string): unknown[] {
  if (!Array.isArray(value)) throw new Error(`${what} must be a list.`);
  return value;
}

/** A text argument: strings as they are, anything else as its JSON, nothing as an empty text. */
export function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  const json = plainJson.stringify(value) as string | undefined;
  return isNothing(value) || json === undefined ? '' : json;
}
