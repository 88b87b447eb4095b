import { validateHeaderName, validateHeaderValue } from 'node:http';
import { RESTRICTED_HEADERS } from '../library/http';

/** "HTTP helpers in util.http": 4 KB for the names and values of all headers that code defines. */
const MAX_BYTES = 4 * 1024;

/** "HTTP helpers in util.http": prefixes and names that code cannot define, beside those that are never copied. */
const RESERVED_PREFIX = /^x-amzn?-/;
const RESERVED = new Set([
  ...RESTRICTED_HEADERS,
  'access-control-allow-credentials',
  'access-control-allow-headers',
  'access-control-allow-methods',
  'access-control-allow-origin',
  'access-control-expose-headers',
  'access-control-max-age',
  'content-type',
  'vary',
  // Not in the guide's list: with them, no answer could be read.
  'content-encoding',
  'date',
]);

/**
 * Defines a header of the answer; the last definition of a name counts. One that cannot be defined is ignored, and the
 * answer has an error of type `ResponseHeaderError` for it ("HTTP helpers in util.http"; the words are ours, and so is
 * that too many bytes are answered alike).
 * @returns what is wrong with it.
 */
export function defineResponseHeader(
  headers: Record<string, string>,
  name: string,
  value: unknown,
): string | undefined {
  const key = name.toLowerCase();
  if (value === null) return `The response header '${name}' has no value.`;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (RESERVED_PREFIX.test(key) || RESERVED.has(key) || !isTransferable(key, text))
    return `The response header '${name}' cannot be defined.`;
  const bytes = Object.entries({ ...headers, [key]: text })
    .flat()
    .reduce((sum, part) => sum + Buffer.byteLength(part), 0);
  if (bytes > MAX_BYTES) return `The response headers are larger than ${MAX_BYTES} bytes.`;
  headers[key] = text;
  return undefined;
}

function isTransferable(name: string, value: string): boolean {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
    return true;
  } catch {
    return false;
  }
}
