import { SystemDate } from '../language';
import { randomDigits } from './random';

/** Crockford's Base32: no I, L, O, U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** `util.autoUlid`: 10 characters of milliseconds since the epoch, 16 of chance. Sorts by time as text. */
export function autoUlid(): string {
  let time = '';
  for (let rest = SystemDate.now(); time.length < 10; rest = Math.floor(rest / 32))
    time = alphabet.charAt(rest % 32) + time;
  return (
    time +
    randomDigits(16, 32)
      .map((digit) => alphabet.charAt(digit))
      .join('')
  );
}
