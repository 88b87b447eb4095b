import { isUtf8 } from 'node:buffer';
import Stripe from 'stripe';
import type { Verdict } from '../../checkouts/webhook';
import { stripeSubject, type StripeEvent } from './subject';

/** Seconds that a signature stays good, and that our clock may be behind Stripe's. */
const TOLERANCE = 300;

const BYTE_ORDER_MARK = Buffer.from('\uFEFF');

/** Verification needs no key and makes no call. */
const stripe = new Stripe('sk_unused');

/**
 * Verifies that the raw body is Stripe's, and recent. While a signing secret is rotated both are good.
 * "Resolve webhook signature verification errors" in Stripe's documentation says what is signed.
 */
export function verifyStripe(
  body: Buffer,
  signature: string | undefined,
  secrets: string[],
  now: number,
): Verdict {
  const usable = secrets.filter((secret) => secret.trim() !== '');
  if (usable.length === 0) return { refusal: 'NO_SECRET' };
  if (!signature) return { refusal: 'NO_SIGNATURE' };
  // The library signs the text it decodes, in which these would no longer be seen.
  if (!isUtf8(body) || body.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK))
    return { refusal: 'MALFORMED' };
  // One time only: which of several counts is the library's own affair, and a replay must not pass for another.
  const times = signature.split(',').filter((part) => part.trim().startsWith('t='));
  if (times.length !== 1) return { refusal: 'BAD_SIGNATURE' };
  const signedAt = Number(times[0]?.trim().slice(2));
  // The library refuses what is too old, and lets pass what is yet to come.
  if (signedAt > now / 1000 + TOLERANCE) return { refusal: 'FROM_THE_FUTURE' };
  for (const secret of usable) {
    const event = openWith(secret, body, signature, now);
    if (!event) continue;
    if (!isEvent(event)) return { refusal: 'MALFORMED' };
    const transmission = `${signedAt}.${body.toString('utf8')}`;
    return { transmission, eventId: event.id, eventType: event.type, subject: stripeSubject(event) };
  }
  return { refusal: 'BAD_SIGNATURE' };
}

function openWith(secret: string, body: Buffer, signature: string, now: number): unknown {
  try {
    return stripe.webhooks.constructEvent(body, signature, secret, TOLERANCE, undefined, now);
  } catch {
    return undefined;
  }
}

function isEvent(value: unknown): value is StripeEvent {
  const event = value as Partial<StripeEvent> | null;
  return (
    typeof event?.id === 'string' && typeof event.type === 'string' && event.data?.object instanceof Object
  );
}
