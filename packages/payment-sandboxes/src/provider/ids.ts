import { randomBytes } from 'node:crypto';

const ALPHANUMERIC = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Random letters and digits; `ALPHANUMERIC` cut to its first 36 gives digits and capitals only. */
function random(length: number, alphabet: string): string {
  return Array.from(randomBytes(length), (byte) => alphabet[byte % alphabet.length]).join('');
}

/** An id as Stripe makes them: `cs_test_…`, `evt_…`. */
export const stripeId = (prefix: string, length = 24): string => `${prefix}_${random(length, ALPHANUMERIC)}`;

/** An id as PayPal makes them: 17 digits and capitals. */
export const payPalId = (length = 17): string => random(length, ALPHANUMERIC.slice(0, 36));

/** A secret. */
export const secret = (prefix: string): string => prefix + random(32, ALPHANUMERIC);
