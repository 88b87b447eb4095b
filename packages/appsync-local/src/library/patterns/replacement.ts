import type { JavaExpression } from './java-expression';

/** What a match found, by group (`g1`, `g2`, …). */
type Groups = Record<string, string | undefined>;

/**
 * Writes a replacement by the rules of Java's `Matcher.appendReplacement`: `$1` and `${name}` stand for groups, a
 * backslash takes the meaning off the character after it.
 * @throws Error for a dollar sign before anything else.
 */
export function expandReplacement(
  replacement: string,
  match: { text: string; groups: Groups },
  expression: JavaExpression,
): string {
  return replacement.replace(/\\([^])|\$(?:(\d)(\d*)|\{([A-Za-z][A-Za-z0-9]*)\})|[\\$]/g, (all, ...found) => {
    const [escaped, digit, more, name] = found as (string | undefined)[];
    if (escaped !== undefined) return escaped;
    if (name !== undefined) return groupText(match, expression.names.get(name), expression);
    if (digit === undefined) throw new Error(`Illegal group reference in the replacement: ${replacement}`);
    const { number, rest } = groupNumber(digit, more ?? '', expression.groups);
    return groupText(match, number, expression) + rest;
  });
}

/** The first digit always counts; those after it as long as there is such a group. */
function groupNumber(digit: string, more: string, groups: number): { number: number; rest: string } {
  let number = Number(digit);
  let taken = 0;
  while (taken < more.length && number * 10 + Number(more[taken]) <= groups) {
    number = number * 10 + Number(more[taken]);
    taken += 1;
  }
  return { number, rest: more.slice(taken) };
}

function groupText(
  match: { text: string; groups: Groups },
  number: number | undefined,
  { groups }: JavaExpression,
) {
  if (number === 0) return match.text;
  if (number === undefined || number > groups)
    throw new Error(`The replacement names a group that the pattern lacks.`);
  return match.groups[`g${number}`] ?? '';
}
