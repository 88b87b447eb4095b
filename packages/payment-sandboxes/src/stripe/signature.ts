import { createHmac } from 'node:crypto';

/**
 * The `stripe-signature` header of a delivery ("Verify webhook signatures manually" in Stripe's documentation). While a secret is
 * rolled, there is a signature by each.
 */
export function signatureHeader(body: string, secrets: string | string[], now: number): string {
  const timestamp = Math.floor(now / 1000);
  const signatures = [secrets]
    .flat()
    .map((secret) => createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex'));
  return [`t=${timestamp}`, ...signatures.map((signature) => `v1=${signature}`)].join(',');
}
