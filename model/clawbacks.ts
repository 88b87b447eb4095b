/** What a provider says of the money of a payment, as a checkout remembers it. Pure and APPSYNC_JS-safe. */
import type { CreditEntryKind } from '../schema/generated/types';
import type { Instant } from './voting';

/** What took the money of a checkout, as its provider has it. */
export type Charge = {
  /** Stripe's charge, PayPal's capture. */
  id: string;
  /** When it was made, as the provider has it. Absent on what was settled last before 0.4.0. */
  at?: Instant;
  /** The provider's own receipt in the web. */
  receiptUrl?: string;
  /** The tax in what was taken, in minor units, where the provider worked one out. */
  tax?: number;
};

/**
 * The money of a payment from an instant on, in minor units of what was taken: received in all, what of it went back, and
 * what is held in open disputes.
 */
export type Booking = { at: Instant; received: number; returned: number; disputed: number };

/** Why money came back out of a payment. */
export type ClawbackKind = Extract<CreditEntryKind, 'REFUND' | 'DISPUTE'>;

/**
 * How a refund or dispute stands. A refund is `PENDING`, then `DONE` or `FAILED`; a bank asks (`INQUIRY`), or a dispute
 * is `OPEN`, and then `LOST` or `WON`. Any of them may follow any other.
 */
export type ClawbackStage = 'PENDING' | 'DONE' | 'FAILED' | 'INQUIRY' | 'OPEN' | 'LOST' | 'WON';

/** A refund or dispute as a checkout remembers it. */
export type Clawback = {
  kind: ClawbackKind;
  /** Minor units. */
  amount: number;
  /**
   * Whether the money is away: given back, or held until somebody has decided. False for a dispute won, a refund that failed
   * at the bank, a mere inquiry.
   */
  standing: boolean;
  /** Absent on what was written before 0.4.0: see `standing`. */
  stage?: ClawbackStage;
  /** The dispute whose money a refund gave back: the same money, which went back once. */
  within?: string;
  /** When it began, as the provider writes it: the order of several. */
  at?: string;
  /** The refund that an organiser asked for. Absent: somebody else, or at the provider. */
  request?: string;
  /** Credits it takes back, as its ledger entries add up. Absent on what was written before 0.4.0. */
  credits?: number;
  /** Ledger entries that were written about it: each has a name of its own. */
  entries?: number;
};
