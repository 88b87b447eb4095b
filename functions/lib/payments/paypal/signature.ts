/**
 * Verifies PayPal's webhooks here ("Integrate webhooks": message verification, in PayPal's documentation; decision 0033).
 *
 * (a) What is wrong on its face is refused: no signature, too old, yet to come, another algorithm, another place.
 * (b) The signature is checked with the certificate, over the very bytes of the body. So nobody but who can sign with a
 *     certificate that PayPal's own host serves goes on.
 * (c) A certificate that a known authority vouches for is PayPal's. Of any other PayPal itself is asked ("Verify webhook
 *     signature" in PayPal's Webhooks Management reference).
 */
import { verify, type X509Certificate } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { SigningCertificates } from './certificates';
import type { PayPalClient } from './client';
import type { Renewed } from '../../secrets';
import { askPayPal } from './errors';
import { verifyWebhookSignature } from './requests';
import { APPROVAL_EVENT, payPalSubject, type PayPalEvent } from './subject';
import type { Verdict, WebhookHeaders, WebhookRefusal } from '../../checkouts/webhook';

/** What is known of the webhook that this system registered at PayPal. */
export interface PayPalWebhook {
  webhookId: string;
  certificates: SigningCertificates;
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
  const chain = await webhook.certificates.read(signed.cert_url);
  const [certificate] = chain ?? [];
  if (!chain || !certificate || !isSignedWith(certificate, signed, webhook.webhookId, body))
    return { refusal: 'BAD_SIGNATURE' };
  if (!webhook.certificates.isTrusted(chain) && !(await isGenuine(signed, webhook.webhookId, body, client)))
    return { refusal: 'BAD_SIGNATURE' };
  const transmission = `${signed.transmission_id}|${signed.transmission_time}|${body}`;
  const { id: eventId, event_type: eventType } = event;
  const isAct = eventType === APPROVAL_EVENT;
  return { transmission, eventId, eventType, subject: payPalSubject(event), ...(isAct && { isAct }) };
}

/** (b) */
function isSignedWith(
  certificate: X509Certificate,
  signed: Signed,
  webhookId: string,
  body: string,
): boolean {
  const { transmission_id: id, transmission_time: time, transmission_sig: signature } = signed;
  const text = `${id}|${time}|${webhookId}|${crc32(body)}`;
  if (certificate.publicKey.asymmetricKeyType !== 'rsa') return false;
  return verify('sha256', Buffer.from(text), certificate.publicKey, Buffer.from(signature, 'base64'));
}

/** (c) */
function isGenuine(
  signed: Signed,
  webhookId: string,
  body: string,
  client: Renewed<PayPalClient>,
): Promise<boolean> {
  // The event goes in as it came: PayPal computes a checksum over its very bytes.
  const envelope = JSON.stringify({ ...signed, webhook_id: webhookId });
  const question = `${envelope.slice(0, -1)},"webhook_event":${body}}`;
  return askPayPal(client, (connected) => verifyWebhookSignature(connected, question));
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
  { certificates }: PayPalWebhook,
  now: number,
): WebhookRefusal | undefined {
  const sentAt = Date.parse(signed.transmission_time);
  if (Number.isNaN(sentAt)) return 'MALFORMED';
  if (sentAt < now - MAX_AGE) return 'TOO_OLD';
  if (sentAt > now + MAX_AHEAD) return 'FROM_THE_FUTURE';
  if (signed.auth_algo !== 'SHA256withRSA') return 'BAD_SIGNATURE';
  return certificates.isPlace(signed.cert_url) ? undefined : 'BAD_SIGNATURE';
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
