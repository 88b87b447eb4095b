import type { ProviderState } from '../provider/surroundings';
import type { Dispute, Event, Order } from './objects';

/** What the buyer's page needs to know of an order, and PayPal's API does not tell. */
export interface Approval {
  returnUrl: string;
  cancelUrl: string;
  /** What the payment method will do when the money is asked for. */
  instrument: 'good' | 'declines' | 'slow' | 'fails' | 'another-sum';
  /** Milliseconds since 1970 at which PayPal forgets the order unless it is completed. */
  forgottenAt: number;
}

/** Everything that PayPal's sandbox knows. */
export interface PayPalState extends ProviderState {
  clientId: string;
  clientSecret: string;
  webhookId: string;
  /** PEM. Signs webhooks; {@link certificate} goes with it. */
  privateKey: string;
  certificate: string;
  orders: Record<string, Order>;
  approvals: Record<string, Approval>;
  disputes: Record<string, Dispute>;
  /** Hundredths of a capture that PayPal took back, or holds, without a refund or dispute that is shown, by capture. */
  reversed: Record<string, number>;
  /** When a dispute ended, in milliseconds, by dispute. Absent while it is open. */
  ended: Record<string, number>;
  events: Record<string, Event>;
}
