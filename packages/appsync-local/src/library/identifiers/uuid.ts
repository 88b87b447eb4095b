import { randomDigits } from './random';

/** `util.autoId`: a random UUID (RFC 9562, version 4), in lower case. */
export function autoId(): string {
  const digits = randomDigits(32, 16);
  digits[12] = 4;
  digits[16] = 8 | (digits[16]! & 3);
  const hex = digits.map((digit) => digit.toString(16)).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
