import { predefinedClass } from './character-class';
import { escapedCharacter, literal, otherCase } from './escapes';
import type { PatternReader } from './reader';

/** How letters are compared. */
export interface CaseMode {
  ignoreCase: boolean;
}

/**
 * Reads a class after its opening bracket: unions, nested classes, intersections (`&&`). JavaScript's `v` flag
 * knows the same set operations, with brackets around every operand.
 */
export function readClass(reader: PatternReader, mode: CaseMode): string {
  const negated = reader.takes('^') ? '^' : '';
  const operands = [readOperand(reader, mode, true)];
  while (reader.takes('&&')) operands.push(readOperand(reader, mode, false));
  reader.next();
  const parts = operands.filter((operand) => operand !== '');
  return parts.length === 1
    ? `[${negated}${parts[0]}]`
    : `[${negated}${parts.map((part) => `[${part}]`).join('&&')}]`;
}

/** The members up to the closing bracket or the next `&&`. A bracket that comes first stands for itself. */
function readOperand(reader: PatternReader, mode: CaseMode, first: boolean): string {
  let members = '';
  while (
    !(reader.peek() === ']' && !(first && members === '')) &&
    !(reader.peek() === '&' && reader.peek(1) === '&')
  ) {
    members += readMember(reader, mode);
  }
  return members;
}

function readMember(reader: PatternReader, mode: CaseMode): string {
  if (reader.takes('[')) return readClass(reader, mode);
  const predefined = readPredefined(reader, mode);
  if (predefined) return predefined;
  const from = readCharacter(reader);
  const ranges = reader.peek() === '-' && !['[', ']', ''].includes(reader.peek(1));
  if (!ranges) return from === '' ? '' : letters(from, mode);
  reader.next();
  return range(from, readCharacter(reader), mode);
}

/** A predefined class (`\d`, `\p{Alpha}`), if one comes next. */
export function readPredefined(reader: PatternReader, mode: CaseMode): string | undefined {
  if (reader.peek() !== '\\' || !/[dDhHsSvVwWpP]/.test(reader.peek(1))) return undefined;
  const escape = reader.match(/^\\(?:[pP](?:\{[^}]*\}|[A-Z])|[dDhHsSvVwW])/);
  const cased = mode.ignoreCase && /^\\[pP]\{(?:Lower|Upper)\}$/.test(escape?.[0] ?? '');
  return escape && predefinedClass(cased ? `${escape[0].slice(0, 2)}{Alpha}` : escape[0]);
}

const readCharacter = (reader: PatternReader) =>
  reader.takes('\\') ? escapedCharacter(reader) : reader.next();

function letters(character: string, { ignoreCase }: CaseMode): string {
  const other = ignoreCase ? otherCase(character) : undefined;
  return literal(character) + (other ? literal(other) : '');
}

function range(from: string, to: string, { ignoreCase }: CaseMode): string {
  const written = `${literal(from)}-${literal(to)}`;
  if (!ignoreCase) return written;
  const [first, last] = [from.codePointAt(0)!, to.codePointAt(0)!];
  const inRange = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz').filter((letter) => {
    const point = letter.codePointAt(0)!;
    return point >= first && point <= last;
  });
  return written + inRange.map((letter) => otherCase(letter)).join('');
}
