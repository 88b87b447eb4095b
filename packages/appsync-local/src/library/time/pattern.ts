/** The pattern letters of Java's `DateTimeFormatter`, with the greatest count that each may have. */
const greatestCount: Record<string, number> = {
  G: 5,
  u: 19,
  y: 19,
  Y: 19,
  M: 5,
  L: 5,
  Q: 5,
  q: 5,
  w: 2,
  W: 1,
  D: 3,
  d: 2,
  F: 1,
  E: 5,
  e: 5,
  c: 5,
  a: 1,
  h: 2,
  K: 2,
  k: 2,
  H: 2,
  m: 2,
  s: 2,
  S: 9,
  A: 19,
  n: 19,
  N: 19,
  V: 2,
  v: 4,
  z: 4,
  O: 4,
  X: 5,
  x: 5,
  Z: 5,
};

/** Counts that fall between the allowed ones. */
const disallowed = new Set(['V1', 'v2', 'v3', 'O2', 'O3', 'c2']);

/** One element of a pattern. */
export type PatternElement =
  | { kind: 'literal'; text: string }
  | { kind: 'field'; letter: string; count: number; padTo: number }
  | { kind: 'optional'; elements: PatternElement[] };

/**
 * Reads a pattern by the rules of `DateTimeFormatterBuilder.appendPattern`.
 * @throws Error for what that method refuses, in its words.
 */
export function readPattern(pattern: string): PatternElement[] {
  const known = read.get(pattern);
  if (known) return known;
  const elements = elementsOf(pattern);
  if (read.size < KEPT_PATTERNS) read.set(pattern, elements);
  return elements;
}

/** Code uses the same few patterns again and again. */
const read = new Map<string, PatternElement[]>();
const KEPT_PATTERNS = 100;

function elementsOf(pattern: string): PatternElement[] {
  const open: PatternElement[][] = [[]];
  let padTo = 0;
  for (const token of pattern.match(/([A-Za-z])\1*|'(?:[^']|'')*'?|[^]/g) ?? []) {
    const elements = open.at(-1)!;
    const first = token[0]!;
    if (/[A-Za-z]/.test(first) && first === 'p') {
      padTo = token.length;
      continue;
    }
    if (/[A-Za-z]/.test(first)) elements.push(field(first, token.length, padTo));
    else if (padTo > 0) throw new Error(`Pad letter 'p' must be followed by valid pad pattern: ${pattern}`);
    else if (first === "'") elements.push({ kind: 'literal', text: unquote(token, pattern) });
    else if (first === '[') open.push([]);
    else if (first === ']') closeOptional(open);
    else if ('{}#'.includes(first)) throw new Error(`Pattern includes reserved character: '${first}'`);
    else elements.push({ kind: 'literal', text: token });
    padTo = 0;
  }
  while (open.length > 1) closeOptional(open);
  return open[0]!;
}

function field(letter: string, count: number, padTo: number): PatternElement {
  const most = greatestCount[letter];
  if (most === undefined) throw new Error(`Unknown pattern letter: ${letter}`);
  if (count > most) throw new Error(`Too many pattern letters: ${letter}`);
  if (disallowed.has(`${letter}${count}`))
    throw new Error(`Pattern letter count must not be ${count}: ${letter}`);
  return { kind: 'field', letter, count, padTo };
}

function unquote(token: string, pattern: string): string {
  if (token.length === 1 || !token.endsWith("'")) {
    throw new Error(`Pattern ends with an incomplete string literal: ${pattern}`);
  }
  return token === "''" ? "'" : token.slice(1, -1).replace(/''/g, "'");
}

function closeOptional(open: PatternElement[][]): void {
  if (open.length === 1) throw new Error('Pattern invalid as it contains ] without previous [');
  const elements = open.pop()!;
  open.at(-1)!.push({ kind: 'optional', elements });
}
