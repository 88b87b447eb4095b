import type { PreparedSubscription } from './host';
import type { FrameError } from './protocol/server-message';

/** A registered subscription, as publishing sees it. */
export interface Subscription {
  readonly prepared: PreparedSubscription;
  /** Sends a payload, given as JSON text. */
  deliver(payloadJson: string): void;
  /** Ends the subscription from the server's side and tells the client why. */
  end(error: FrameError): void;
}
