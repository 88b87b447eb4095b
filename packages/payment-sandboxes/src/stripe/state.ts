import type { ProviderState } from '../provider/surroundings';
import type { Charge, Dispute, Event, LineItem, PaymentIntent, Refund, Session } from './objects';

/** Everything that Stripe's sandbox knows. */
export interface StripeState extends ProviderState {
  secretKey: string;
  webhookSecret: string;
  sessions: Record<string, Session>;
  lineItems: Record<string, LineItem[]>;
  paymentIntents: Record<string, PaymentIntent>;
  charges: Record<string, Charge>;
  refunds: Record<string, Refund>;
  disputes: Record<string, Dispute>;
  events: Record<string, Event>;
  /** Minor units of a charge that went back without a refund that is listed, by charge. */
  unlisted: Record<string, number>;
  /** Metadata for the payment intent of a session, by session: the intent is made when somebody pays. */
  intentMetadata: Record<string, Record<string, string>>;
}
