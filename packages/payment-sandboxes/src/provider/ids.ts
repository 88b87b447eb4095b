import { randomBytes } from 'node:crypto';

/** What ids are made of. */
export const ALPHANUMERIC = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Digits and capitals, of which PayPal makes its ids. */
export const CAPITALS = ALPHANUMERIC.slice(0, 36);

/** Where randomness comes from: `randomBytes`, or a seed. */
export type Bytes = (count: number) => Uint8Array;

/** Random characters of an alphabet. */
export function randomText(length: number, alphabet = ALPHANUMERIC, bytes: Bytes = randomBytes): string {
  return Array.from(bytes(length), (byte) => alphabet[byte % alphabet.length]).join('');
}

/** A secret. */
export const secret = (prefix: string): string => prefix + randomText(32);
