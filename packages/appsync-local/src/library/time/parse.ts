import { offsetExpression } from './offsets';
import type { PatternElement } from './pattern';
import { eraName, halves, months, nameOf, weekdays } from './texts';

/** What a text said of each field, by pattern letter, with the letter's count. */
export type ParsedFields = Map<string, { text: string; count: number }>;

/**
 * Reads a text by a pattern, by turning the pattern into a regular expression. Like Java's formatter it takes the
 * exact letter case, a fixed number of digits for repeated letters, and reads digits that touch (`yyyyMMdd`).
 * Undefined for a text that does not fit.
 */
export function parse(elements: PatternElement[], text: string): ParsedFields | undefined {
  const fields: { letter: string; count: number }[] = [];
  const expression = new RegExp(`^${expressionOf(elements, fields)}$`, 'u');
  const match = expression.exec(text);
  if (!match) return undefined;
  const parsed: ParsedFields = new Map();
  fields.forEach(({ letter, count }, index) => {
    const found = match[index + 1];
    if (found !== undefined) parsed.set(letter, { text: found, count });
  });
  return parsed;
}

function expressionOf(elements: PatternElement[], fields: { letter: string; count: number }[]): string {
  return elements
    .map((element) => {
      if (element.kind === 'literal') return element.text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
      if (element.kind === 'optional') return `(?:${expressionOf(element.elements, fields)})?`;
      fields.push(element);
      const padding = element.padTo > 0 ? ' *' : '';
      return `${padding}(${fieldExpression(element.letter, element.count)})`;
    })
    .join('');
}

const names = (all: string[], count: number) => all.map((name) => nameOf(name, count)).join('|');

function fieldExpression(letter: string, count: number): string {
  if ('uyY'.includes(letter)) return yearExpression(count);
  if ('ML'.includes(letter) && count > 2) return names(months, count);
  if (letter === 'E' || ('ec'.includes(letter) && count > 2)) return names(weekdays, count);
  if ('Qq'.includes(letter) && count > 2) return count === 4 ? '[1-4][a-z]{2} quarter' : 'Q?[1-4]';
  if (letter === 'G') return `${eraName('AD', count)}|${eraName('BC', count)}`;
  if (letter === 'a') return halves.join('|');
  if ('OXxZ'.includes(letter)) return offsetExpression(letter, count);
  if ('Vvz'.includes(letter)) return '[A-Za-z][A-Za-z0-9~/._+-]*|[+-][0-9:]+';
  if (letter === 'S') return `\\d{${count}}`;
  if ('AnN'.includes(letter)) return `\\d{${count},19}`;
  if (letter === 'D') return `\\d{${count},3}`;
  return count === 2 ? '\\d{2}' : '\\d{1,2}';
}

function yearExpression(count: number): string {
  if (count === 2) return '\\d{2}';
  if (count < 4) return `-?\\d{${count},19}`;
  return `\\d{${count}}|\\+\\d{${count + 1},19}|-\\d{${count},19}`;
}
