import { parse } from './parse';
import { readPattern } from './pattern';
import { resolve } from './resolve';

const local = "uuuu-MM-dd'T'HH:mm";
/** Seconds and up to nine digits of their fraction may be there; an offset must. */
const form = /^([^.]*T\d{2}:\d{2})(:\d{2})?(?:\.(\d{1,9}))?(Z|[+-]\d{2}(?::?\d{2})?(?::?\d{2})?)$/;

/** Requests that come together ask for the same few instants: when a voting opens and closes. */
const read = new Map<string, number | undefined>();
const KEPT_TEXTS = 100;

/** Milliseconds since the epoch of an ISO 8601 text with an offset; undefined for anything else. */
export function parseIso8601(text: string): number | undefined {
  if (read.has(text)) return read.get(text);
  const milliseconds = parsed(text);
  if (read.size >= KEPT_TEXTS) read.clear();
  read.set(text, milliseconds);
  return milliseconds;
}

function parsed(text: string): number | undefined {
  const [, head, seconds = '', fraction = '', offset] = form.exec(text) ?? [];
  if (!head || !offset || (fraction && !seconds)) return undefined;
  const pattern = `${local}${seconds && ':ss'}${fraction && `.${'S'.repeat(fraction.length)}`}${offsetLetters(offset)}`;
  const fields = parse(readPattern(pattern), head + seconds + (fraction && `.${fraction}`) + offset);
  return fields && resolve(fields, undefined);
}

function offsetLetters(offset: string): string {
  if (offset.length <= 3) return 'X';
  return offset.includes(':') ? 'XXXXX' : 'XXXX';
}
