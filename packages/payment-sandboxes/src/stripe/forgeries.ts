import type { Forgery } from '../provider/forgeries';
import { signatureHeader } from './signature';

const HOUR = 3600_000;

/** Webhooks that look like Stripe's, and nobody should believe. */
export function stripeForgeries(secret: () => string): Forgery[] {
  const signed = (body: string, key: string, at: number) => ({
    'stripe-signature': signatureHeader(body, key, at),
  });
  return [
    {
      name: 'wrong-secret',
      label: 'signed with another secret',
      make: (body, now) => ({ body, headers: signed(body, 'whsec_another', now) }),
    },
    {
      name: 'old',
      label: 'signed rightly an hour ago',
      make: (body, now) => ({ body, headers: signed(body, secret(), now - HOUR) }),
    },
    {
      name: 'future',
      label: 'signed rightly, in an hour',
      make: (body, now) => ({ body, headers: signed(body, secret(), now + HOUR) }),
    },
    {
      name: 'changed',
      label: 'changed after it was signed',
      make: (body, now) => ({
        body: body.replace(/"amount(_total)?": \d+/, '"amount$1": 1'),
        headers: signed(`${body} `, secret(), now),
      }),
    },
    { name: 'unsigned', label: 'not signed at all', make: (body) => ({ body, headers: {} }) },
  ];
}
