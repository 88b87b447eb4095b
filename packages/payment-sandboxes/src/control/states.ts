/**
 * The states that a payment can be brought into by hand: each row of the life of a payment, in words for people. A test and
 * a person who presses a button do the same thing.
 */

/** One thing that can happen to a payment at its provider. */
export interface StateChange<Payment> {
  /** Such as `refund-pending`. */
  name: string;
  /** What the button says. */
  label: string;
  /** The provider's words that the records have then. */
  says: string[];
  /** Whether it can happen now. */
  applies: (payment: Payment) => boolean;
  /** @param amount minor units, for what can be of a part. */
  happen: (payment: Payment, amount?: number) => void;
}

/** A change of state as callers see it. */
export interface PossibleChange {
  name: string;
  label: string;
}

/** A payment as the control page shows it. */
export interface PaymentView {
  id: string;
  /** For people. */
  title: string;
  /** What the provider's records say, in a line each. */
  lines: string[];
  /** Where its buyer pays, while that is possible. */
  page?: string;
  changes: PossibleChange[];
}

/** What a money movement was for. */
export type MovementKind = 'payment' | 'refund' | 'refund_failure' | 'dispute' | 'dispute_reversal';

/** Money that moved on the merchant's account: what the provider's statement of account lists. */
export interface Movement {
  id: string;
  kind: MovementKind;
  /** The payment that it belongs to: a session or an order. */
  payment: string;
  /** The charge, capture, refund or dispute that moved it. */
  source: string;
  /** Minor units, less than nothing when it went away. */
  amount: number;
  currency: string;
  /** Milliseconds since 1970. */
  at: number;
}
