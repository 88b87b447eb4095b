import type { Delivery } from '../webhooks/deliveries';
import type { Charge, Dispute, Event, LineItem, PaymentIntent, Refund, Session } from './objects';

/** What an idempotency key stands for: the parameters it came with, and what they were answered. */
export interface KeptAnswer {
  fingerprint: string;
  status: number;
  body: string;
  /** Milliseconds since 1970. */
  at: number;
}

/** Everything that Stripe's sandbox knows. */
export interface StripeState {
  secretKey: string;
  webhookSecret: string;
  sessions: Record<string, Session>;
  lineItems: Record<string, LineItem[]>;
  paymentIntents: Record<string, PaymentIntent>;
  charges: Record<string, Charge>;
  refunds: Record<string, Refund>;
  disputes: Record<string, Dispute>;
  events: Record<string, Event>;
  /** Metadata for the payment intent of a session, by session: the intent is made when somebody pays. */
  intentMetadata: Record<string, Record<string, string>>;
  kept: Record<string, KeptAnswer>;
  deliveries: Delivery[];
}
