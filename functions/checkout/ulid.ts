import { randomBytes } from 'node:crypto';

/** Crockford's base 32, as the ULID specification has it. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A ULID: 26 characters that sort by time (48 bits of milliseconds), then chance (80 bits). */
export function ulid(now: number): string {
  let time = '';
  for (let rest = now; time.length < 10; rest = Math.floor(rest / 32)) time = `${DIGITS[rest % 32]}${time}`;
  return time + Array.from(randomBytes(16), (byte) => DIGITS[byte % 32]).join('');
}
