/*
 * Where values become text in compiled code (`compile/text.ts`).
 */

/** `+` of two texts or two numbers. */
export function plus(one: unknown, other: unknown): unknown {
  const kind = typeof one;
  if (kind === typeof other && (kind === 'number' || kind === 'string'))
    return (one as number) + (other as number);
  throw new Error(
    `A ${nameOf(one)} and a ${nameOf(other)} stand at +: what AppSync makes of them is not known, and of a number of ` +
      'DynamoDB and a text it makes "null". Write a template, or add to the number first: value + 0',
  );
}

/** A value in a template. */
export function text(value: unknown): unknown {
  if (value !== null && value !== undefined && typeof value !== 'object') return value;
  throw new Error(
    `A ${nameOf(value)} stands in a template: what AppSync makes of it is not known. Use JSON.stringify or ??`,
  );
}

/** What a value is, in the words of messages. */
export function nameOf(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  return Array.isArray(value) ? 'list' : typeof value;
}
