/**
 * Verifies PayPal's webhooks by asking PayPal ("Verify webhook signature" in PayPal's Webhooks Management reference),
 * rather than by walking the certificate chain here. Why: the judgement, the trusted roots and the revocation of a
 * certificate stay with the party that owns them, there is no X.509 path building of our own to get wrong, and no
 * certificate is ever fetched from an address that a stranger sent. The price is one call for each event, which
 * payments are rare enough to pay; while PayPal cannot be asked, nothing is believed, and PayPal delivers again.
 *
 * What is wrong on its face is refused before PayPal is asked, so that strangers cannot make us call PayPal at will.
 */
import type { PayPalClient } from './client';
import type { Renewed } from '../../secrets';
import { askPayPal } from './errors';
import { verifyWebhookSignature } from './requests';
import { APPROVAL_EVENT, payPalSubject, type PayPalEvent } from './subject';
import type { Verdict, WebhookHeaders, WebhookRefusal } from '../../checkouts/webhook';

/** What is known of the webhook that this system registered at PayPal. */
export interface PayPalWebhook {
  webhookId: string;
  /** The API's address, where it is not PayPal's own: its certificates may come from there as well. */
  apiBase?: string;
}

/** PayPal delivers an event up to 25 times in three days. Copies of one delivery are refused one by one. */
const MAX_AGE = 3 * 24 * 3600_000;

/** Milliseconds that our clock may be behind PayPal's. */
const MAX_AHEAD = 300_000;

/** @throws ProviderError while PayPal cannot be asked. */
export async function verifyPayPal(
  body: string,
  headers: WebhookHeaders,
  webhook: PayPalWebhook,
  client: Renewed<PayPalClient>,
  now: number,
): Promise<Verdict> {
  if (!webhook.webhookId) return { refusal: 'NO_SECRET' };
  const signed = signedHeaders(headers);
  if (!signed) return { refusal: 'NO_SIGNATURE' };
  const refusal = refusalOnItsFace(signed, webhook, now);
  if (refusal) return { refusal };
  const event = parse(body);
  if (!event) return { refusal: 'MALFORMED' };
  // The event goes in as it came: PayPal computes a checksum over its very bytes.
  const envelope = JSON.stringify({ ...signed, webhook_id: webhook.webhookId });
  const question = `${envelope.slice(0, -1)},"webhook_event":${body}}`;
  if (!(await askPayPal(client, (connected) => verifyWebhookSignature(connected, question))))
    return { refusal: 'BAD_SIGNATURE' };
  const transmission = `${signed.transmission_id}|${signed.transmission_time}|${body}`;
  const { id: eventId, event_type: eventType } = event;
  const isAct = eventType === APPROVAL_EVENT;
  return { transmission, eventId, eventType, subject: payPalSubject(event), ...(isAct && { isAct }) };
}

type Signed = Record<
  'auth_algo' | 'cert_url' | 'transmission_id' | 'transmission_sig' | 'transmission_time',
  string
>;

function signedHeaders(headers: WebhookHeaders): Signed | undefined {
  const signed: Signed = {
    auth_algo: headers['paypal-auth-algo'] ?? '',
    cert_url: headers['paypal-cert-url'] ?? '',
    transmission_id: headers['paypal-transmission-id'] ?? '',
    transmission_sig: headers['paypal-transmission-sig'] ?? '',
    transmission_time: headers['paypal-transmission-time'] ?? '',
  };
  return Object.values(signed).every((value) => value !== '') ? signed : undefined;
}

function refusalOnItsFace(
  signed: Signed,
  { apiBase }: PayPalWebhook,
  now: number,
): WebhookRefusal | undefined {
  const sentAt = Date.parse(signed.transmission_time);
  if (Number.isNaN(sentAt)) return 'MALFORMED';
  if (sentAt < now - MAX_AGE) return 'TOO_OLD';
  if (sentAt > now + MAX_AHEAD) return 'FROM_THE_FUTURE';
  if (signed.auth_algo !== 'SHA256withRSA') return 'BAD_SIGNATURE';
  return isCertificateHost(signed.cert_url, apiBase) ? undefined : 'BAD_SIGNATURE';
}

function isCertificateHost(certUrl: string, apiBase: string | undefined): boolean {
  if (!URL.canParse(certUrl)) return false;
  const { origin, protocol, hostname, username } = new URL(certUrl);
  if (username) return false;
  if (apiBase && origin === new URL(apiBase).origin) return true;
  return protocol === 'https:' && (hostname === 'paypal.com' || hostname.endsWith('.paypal.com'));
}

function parse(body: string): PayPalEvent | undefined {
  try {
    const event = JSON.parse(body) as Partial<PayPalEvent> | null;
    const whole = typeof event?.id === 'string' && typeof event.event_type === 'string';
    return whole && event.resource instanceof Object ? (event as PayPalEvent) : undefined;
  } catch {
    return undefined;
  }
}
