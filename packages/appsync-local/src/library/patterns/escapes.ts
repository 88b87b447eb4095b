import type { PatternReader } from './reader';
import { UntranslatablePattern } from './untranslatable';

const controls: Record<string, string> = { t: '\t', n: '\n', r: '\r', f: '\f', a: '\x07', e: '\x1B' };

/** Number escapes: the expression for what follows the backslash, and the base of its digits. */
const numeric: [RegExp, number][] = [
  [/^x\{([0-9A-Fa-f]+)\}/, 16],
  [/^x([0-9A-Fa-f]{2})/, 16],
  [/^u([0-9A-Fa-f]{4})/, 16],
  [/^0([0-3]?[0-7]{1,2})/, 8],
];

/**
 * The character that an escape stands for. The backslash has been taken already.
 * @throws UntranslatablePattern for a letter that Java gives no meaning to.
 */
export function escapedCharacter(reader: PatternReader): string {
  for (const [expression, base] of numeric) {
    const found = reader.match(expression);
    if (found) return String.fromCodePoint(parseInt(found[1]!, base));
  }
  const character = reader.next();
  if (character === 'c') return String.fromCharCode(reader.next().charCodeAt(0) ^ 64);
  const control = controls[character];
  if (control) return control;
  if (/[A-Za-z0-9]/.test(character)) throw new UntranslatablePattern(`the escape \\${character}`);
  return character;
}

/** A character as JavaScript writes it, inside and outside classes. */
export function literal(character: string): string {
  if (/^[A-Za-z0-9_ ]$/.test(character)) return character;
  return `\\u{${character.codePointAt(0)!.toString(16)}}`;
}

/** The same letter in the other case, for the letters of ASCII: all that Java folds unless told otherwise. */
export function otherCase(character: string): string | undefined {
  if (!/^[A-Za-z]$/.test(character)) return undefined;
  const upper = character.toUpperCase();
  return upper === character ? character.toLowerCase() : upper;
}
