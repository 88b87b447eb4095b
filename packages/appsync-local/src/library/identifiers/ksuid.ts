import { SystemDate } from '../language';
import { randomDigits } from './random';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** KSUIDs count seconds from 2014-05-13T16:53:20Z, so that 32 bits last until 2150. */
const epochSeconds = 1_400_000_000;

/** `util.autoKsuid`: 32 bits of seconds and 128 of chance, as 27 characters of Base62. Sorts by time as text. */
export function autoKsuid(): string {
  let value = BigInt(Math.floor(SystemDate.now() / 1000) - epochSeconds);
  for (const byte of randomDigits(16, 256)) value = (value << 8n) | BigInt(byte);
  let text = '';
  for (; text.length < 27; value /= 62n) text = alphabet.charAt(Number(value % 62n)) + text;
  return text;
}
