import { offsetSeconds } from './zones';

/** How a count of the letters X, x, Z and O writes an offset from UTC. */
interface OffsetStyle {
  colon: boolean;
  minutes: 'always' | 'unless zero';
  seconds: 'never' | 'unless zero';
  /** What stands for no offset at all. */
  zero: string;
  /** Comes before the offset. */
  prefix: string;
  /** Whether an hour below ten has two digits. */
  padded: boolean;
}

const style = (zero: string, colon: boolean, more: Partial<OffsetStyle> = {}): OffsetStyle => ({
  zero,
  colon,
  minutes: 'always',
  seconds: 'never',
  prefix: '',
  padded: true,
  ...more,
});

/** The styles of one to five letters, by what stands for zero in one letter, without and with a colon. */
const byCount = (one: string, bare: string, colon: string): OffsetStyle[] => [
  style(one, false, { minutes: 'unless zero' }),
  style(bare, false),
  style(colon, true),
  style(bare, false, { seconds: 'unless zero' }),
  style(colon, true, { seconds: 'unless zero' }),
];

const localized = style('GMT', true, { prefix: 'GMT', seconds: 'unless zero' });
const localizedShort: OffsetStyle = { ...localized, minutes: 'unless zero', padded: false };
const rfc822 = style('+0000', false);

const styles: Record<string, OffsetStyle[]> = {
  X: byCount('Z', 'Z', 'Z'),
  x: byCount('+00', '+0000', '+00:00'),
  Z: [rfc822, rfc822, rfc822, localized, ...byCount('Z', 'Z', 'Z').slice(4)],
  O: [localizedShort, localized, localized, localized],
};

const styleOf = (letter: string, count: number) => styles[letter]![count - 1]!;
const twoDigits = (value: number) => String(value).padStart(2, '0');

/** The text of an offset in seconds. */
export function formatOffset(seconds: number, letter: string, count: number): string {
  const chosen = styleOf(letter, count);
  if (seconds === 0) return chosen.zero;
  const size = Math.abs(seconds);
  const hours = Math.floor(size / 3600);
  const minutes = Math.floor(size / 60) % 60;
  const rest = chosen.seconds === 'never' ? 0 : size % 60;
  const colon = chosen.colon ? ':' : '';
  const written = [chosen.padded ? twoDigits(hours) : String(hours)];
  if (chosen.minutes === 'always' || minutes !== 0 || rest !== 0) written.push(twoDigits(minutes));
  if (rest !== 0) written.push(twoDigits(rest));
  return chosen.prefix + (seconds < 0 ? '-' : '+') + written.join(colon);
}

/** A regular expression for what `formatOffset` writes. */
export function offsetExpression(letter: string, count: number): string {
  const chosen = styleOf(letter, count);
  const part = `${chosen.colon ? ':' : ''}\\d{2}`;
  const seconds = chosen.seconds === 'never' ? '' : `(?:${part})?`;
  const tail = chosen.minutes === 'always' ? part + seconds : `(?:${part}${seconds})?`;
  const zero = chosen.zero.replace(/\+/g, '\\+');
  return `${chosen.prefix}[+-]\\d{${chosen.padded ? 2 : '1,2'}}${tail}|${zero}`;
}

/** The seconds of a text that matched an `offsetExpression`. */
export function parseOffset(text: string): number {
  const [, sign, hours, minutes, seconds] = /([+-])(\d{1,2}):?(\d{2})?:?(\d{2})?$/.exec(text) ?? [];
  return sign && hours ? offsetSeconds(sign, hours, minutes, seconds) : 0;
}
