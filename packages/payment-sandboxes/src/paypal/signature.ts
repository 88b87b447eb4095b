import { createPrivateKey, sign, verify, X509Certificate, randomUUID } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { PayPalState } from './state';

/** The headers of one delivery ("Integrate webhooks": message verification, in PayPal's documentation). */
export function signatureHeaders(
  body: string,
  now: number,
  apiBase: string,
  state: PayPalState,
): Record<string, string> {
  const id = randomUUID();
  const time = new Date(now).toISOString().replace(/\.\d+Z$/, 'Z');
  const text = signedText(id, time, state.webhookId, body);
  const signature = sign('sha256', Buffer.from(text), createPrivateKey(state.privateKey));
  return {
    'paypal-auth-algo': 'SHA256withRSA',
    'paypal-cert-url': certificateUrl(apiBase),
    'paypal-transmission-id': id,
    'paypal-transmission-sig': signature.toString('base64'),
    'paypal-transmission-time': time,
  };
}

/** What "Verify webhook signature" is asked. `event` is the event's very bytes. */
export interface Question {
  auth_algo?: string;
  cert_url?: string;
  transmission_id?: string;
  transmission_sig?: string;
  transmission_time?: string;
  webhook_id?: string;
}

/** Whether PayPal sent that. */
export function isGenuine(question: Question, event: string, apiBase: string, state: PayPalState): boolean {
  const {
    transmission_id: id = '',
    transmission_time: time = '',
    transmission_sig: signature = '',
  } = question;
  if (question.auth_algo !== 'SHA256withRSA' || question.cert_url !== certificateUrl(apiBase)) return false;
  if (question.webhook_id !== state.webhookId) return false;
  const text = signedText(id, time, state.webhookId, event);
  const { publicKey } = new X509Certificate(state.certificate);
  return verify('sha256', Buffer.from(text), publicKey, Buffer.from(signature, 'base64'));
}

/** Where the certificate is. */
export const certificateUrl = (apiBase: string): string => `${apiBase}/v1/notifications/certs/CERT-sandbox`;

function signedText(id: string, time: string, webhookId: string, body: string): string {
  return `${id}|${time}|${webhookId}|${crc32(body)}`;
}
