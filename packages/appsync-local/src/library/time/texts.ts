/** English names, as Java's formatter has them for the locale of the service's hosts (en-US). */

export const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** From Sunday, which begins the week in en-US. */
export const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

export const halves = ['AM', 'PM'];

const quarterOrdinals = ['1st', '2nd', '3rd', '4th'];

/** How long a name is, by the count of its pattern letter: up to 3 short, 4 full, 5 one letter. */
export function nameOf(full: string, count: number): string {
  if (count === 4) return full;
  return full.slice(0, count === 5 ? 1 : 3);
}

/** A quarter from 1 to 4. */
export function quarterName(quarter: number, count: number): string {
  if (count === 4) return `${quarterOrdinals[quarter - 1]} quarter`;
  return count === 5 ? String(quarter) : `Q${quarter}`;
}

export function eraName(era: 'BC' | 'AD', count: number): string {
  if (count === 4) return era === 'AD' ? 'Anno Domini' : 'Before Christ';
  return count === 5 ? era[0]! : era;
}
