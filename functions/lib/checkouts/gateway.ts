import type { Checkout } from '../../../model/checkouts';
import type { RefundRequest } from '../../../model/refunds';
import type { PaymentRecord } from './record';

/** The hosted page of a new payment. */
export interface HostedPage {
  /** What the provider calls the payment. */
  providerId: string;
  url: string;
}

/** Where the provider sends the voter from its page. */
export interface ReturnUrls {
  success: string;
  cancel: string;
}

/** Whose payment a provider's object is, as this system wrote into it when it was created. */
export interface Owner {
  userId: string;
  checkoutId: string;
}

/** How to look at a payment. */
export interface LookUpOptions {
  /** Whether the money is taken, where the voter's approval is all it waits for. */
  capture: boolean;
  /** Whether the voter has just done something: after a decline, the money is asked for again only then. */
  isAct?: boolean;
  /** Whether money may still be taken that was approved then: asked just before it is. Absent: it may. */
  mayCapture?: (approvedAt: string | undefined) => Promise<boolean>;
  /** A dispute to look at as well, where the provider does not list disputes with the payment. */
  disputeId?: string;
  /** Whether to search for all of the payment's disputes there. */
  allDisputes?: boolean;
}

/** What an event is about. Events are only hints: what happened is asked of the provider. */
export type Subject =
  | { kind: 'payment'; id: string }
  /** Stripe: a payment intent. PayPal: a capture. */
  | { kind: 'charge'; id: string }
  | { kind: 'refund'; id: string }
  | { kind: 'dispute'; id: string };

/** A payment found at the provider, starting from an event's subject. */
export interface FoundPayment {
  providerId: string;
  owner?: Owner;
}

/** What a provider made of a refund that it was asked for: its id, or its word for why it refused it. */
export type RefundAnswer = { refundId: string; refusal?: undefined } | { refusal: string };

/**
 * A payment provider. Every method throws ProviderError when the provider does not answer as it should, within the
 * time-out and the retries of its client.
 */
export interface PaymentGateway {
  /** Whether no money moves but by `lookUp`, so that a payment is given up by not asking for it. */
  readonly waitsForCapture?: boolean;
  /** Repeatable: the same checkout always gets the same page. */
  open(checkout: Checkout, urls: ReturnUrls): Promise<HostedPage>;
  /** What the provider knows about a payment, after taking the money if the options say so. */
  lookUp(checkout: Checkout, options: LookUpOptions): Promise<PaymentRecord>;
  /** Makes the payment impossible where the provider can. Not an error if it already is, or is paid. */
  close(checkout: Checkout): Promise<void>;
  /** Gives money back. Repeatable: the same request is the same refund, as long as its `attempts` are the same. */
  makeRefund(checkout: Checkout, request: RefundRequest): Promise<RefundAnswer>;
  /** Finds the payment that an event is about, or undefined if it is none of ours. */
  find(subject: Subject): Promise<FoundPayment | undefined>;
}
