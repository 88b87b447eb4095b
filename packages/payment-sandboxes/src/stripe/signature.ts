import { createHmac } from 'node:crypto';

/** The `stripe-signature` header of a delivery ("Verify webhook signatures manually" in Stripe's documentation). */
export function signatureHeader(body: string, secret: string, now: number): string {
  const timestamp = Math.floor(now / 1000);
  const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
  return `t=${timestamp},v1=${signature}`;
}
