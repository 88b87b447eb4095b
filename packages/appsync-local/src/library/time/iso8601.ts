import { parse } from './parse';
import { readPattern } from './pattern';
import { resolve } from './resolve';

const local = "uuuu-MM-dd'T'HH:mm";
/** Seconds and up to nine digits of their fraction may be there; an offset must. */
const form = /^([^.]*T\d{2}:\d{2})(:\d{2})?(?:\.(\d{1,9}))?(Z|[+-]\d{2}(?::?\d{2})?(?::?\d{2})?)$/;

/** Texts that were read last: code asks for the same few instants again and again. */
const known = new Map<string, number | undefined>();
const MOST_KNOWN = 100;

/** Milliseconds since the epoch of an ISO 8601 text with an offset; undefined for anything else. */
export function parseIso8601(text: string): number | undefined {
  if (known.has(text)) return known.get(text);
  const milliseconds = read(text);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, milliseconds);
  return milliseconds;
}

function read(text: string): number | undefined {
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
