/** JSON as RFC 8785 ("JSON Canonicalization Scheme") writes it: what is signed has one way to be written. */

/** What is written here: of numbers, whole ones. */
export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/**
 * The canonical text: no white space, members sorted by the UTF-16 code units of their names, texts and numbers as
 * ECMAScript writes them.
 * @throws TypeError for a number that JSON has no text for.
 */
export function canonicalJson(value: Json): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(`${value} is not JSON.`);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.keys(value)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonicalJson(value[name]!)}`);
  return `{${members.join(',')}}`;
}
