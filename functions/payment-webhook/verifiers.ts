import type { PaymentProvider } from '../../schema/generated/types';
import { verifyPayPal, type PayPalWebhook } from '../lib/payments/paypal/signature';
import type { PayPalClient } from '../lib/payments/paypal/client';
import { payPalSubject } from '../lib/payments/paypal/subject';
import { verifyStripe } from '../lib/payments/stripe/signature';
import { stripeSubject } from '../lib/payments/stripe/subject';
import type { Verifier } from './handler';

/** What verifying needs; each is asked anew for every webhook, so that a rotated secret counts at once it is read. */
export interface VerifyingServices {
  stripeSecrets: () => Promise<string[]>;
  payPalWebhook: () => Promise<PayPalWebhook>;
  payPal: () => Promise<PayPalClient>;
  now: () => number;
}

/** How each provider's webhooks are proved. */
export function verifiersOf(services: VerifyingServices): Record<PaymentProvider, Verifier> {
  return { STRIPE: stripeVerifier(services), PAYPAL: payPalVerifier(services) };
}

function stripeVerifier({ stripeSecrets, now }: VerifyingServices): Verifier {
  return async (body, headers) => {
    const verdict = verifyStripe(body, headers['stripe-signature'], await stripeSecrets(), now());
    if ('refusal' in verdict) return verdict;
    const { event, transmission } = verdict;
    return { transmission, eventId: event.id, eventType: event.type, subject: stripeSubject(event) };
  };
}

function payPalVerifier({ payPalWebhook, payPal, now }: VerifyingServices): Verifier {
  return async (body, headers) => {
    const [webhook, client] = await Promise.all([payPalWebhook(), payPal()]);
    const verdict = await verifyPayPal(body.toString('utf8'), headers, webhook, client, now());
    if ('refusal' in verdict) return verdict;
    const { event, transmission } = verdict;
    return { transmission, eventId: event.id, eventType: event.event_type, subject: payPalSubject(event) };
  };
}
