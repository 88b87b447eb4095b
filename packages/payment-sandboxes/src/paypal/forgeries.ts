import type { Forgery } from '../provider/forgeries';
import { newSigner } from './certificate';
import { signatureHeaders } from './signature';
import type { PayPalState } from './state';

const DAY = 86_400_000;

/** Webhooks that look like PayPal's, and nobody should believe. */
export function payPalForgeries(state: PayPalState, apiBase: () => string): Forgery[] {
  const signed = (body: string, at: number, as = state) => signatureHeaders(body, at, apiBase(), as);
  const elsewhere = (headers: Record<string, string>, url: string) => ({
    ...headers,
    'paypal-cert-url': url,
  });
  return [
    {
      name: 'own-key',
      label: 'signed with a key of the forger’s own',
      make: (body, now) => ({
        body,
        headers: signed(body, now, { ...state, ...newSigner('messageverificationcerts.paypal.com') }),
      }),
    },
    {
      name: 'own-certificate',
      label: 'with a certificate on the forger’s own host',
      make: (body, now) => ({
        body,
        headers: elsewhere(
          signed(body, now),
          'https://api.paypal.com.attacker.example/v1/notifications/certs/CERT-1',
        ),
      }),
    },
    {
      name: 'other-webhook',
      label: 'signed by PayPal for the webhook of somebody else',
      make: (body, now) => ({
        body,
        headers: signed(body, now, { ...state, webhookId: 'ANOTHERWEBHOOK123' }),
      }),
    },
    {
      name: 'old',
      label: 'signed rightly four days ago',
      make: (body, now) => ({ body, headers: signed(body, now - 4 * DAY) }),
    },
    {
      name: 'changed',
      label: 'changed after it was signed',
      make: (body, now) => ({
        body: body.replace('"value":"', '"value":"9'),
        headers: signed(`${body} `, now),
      }),
    },
    { name: 'unsigned', label: 'not signed at all', make: (body) => ({ body, headers: {} }) },
  ];
}
