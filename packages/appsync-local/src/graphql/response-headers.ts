import { validateHeaderName, validateHeaderValue } from 'node:http';
import { FieldError } from '../field-error';

/** "HTTP helpers in util.http": 4 KB for the names and values of all headers that code defines. */
const MAX_BYTES = 4 * 1024;
const RESERVED = /^(?:x-amzn?-|access-control-)/;
/** Headers that every answer has. */
const EXISTING = new Set(['connection', 'content-encoding', 'content-length', 'content-type', 'date']);

/**
 * Defines a header of the answer ("HTTP helpers in util.http"); the last definition of a name counts. The guide says
 * which headers code cannot define and not what becomes of the attempt: here it ends the field, so that nobody finds
 * out from a header that is missing.
 * @throws FieldError
 */
export function defineResponseHeader(headers: Record<string, string>, name: string, value: unknown): void {
  const key = name.toLowerCase();
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (RESERVED.test(key) || EXISTING.has(key) || !isTransferable(key, text))
    throw new FieldError(`The response header '${name}' cannot be defined.`, 'BadRequest');
  const bytes = Object.entries({ ...headers, [key]: text })
    .flat()
    .reduce((sum, part) => sum + Buffer.byteLength(part), 0);
  if (bytes > MAX_BYTES)
    throw new FieldError(`The response headers are larger than ${MAX_BYTES} bytes.`, 'BadRequest');
  headers[key] = text;
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
