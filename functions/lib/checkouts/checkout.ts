import type { CheckoutStatus, CreditPack, PaymentProvider } from '../../../model/checkouts';

/** Why money came back out of a payment. */
export type ClawbackKind = 'REFUND' | 'DISPUTE';

/** A refund or dispute as a checkout remembers it. */
export interface Clawback {
  kind: ClawbackKind;
  /** Minor units. */
  amount: number;
  /** False once the provider gave the money back: a dispute won, a refund that failed at the bank. */
  standing: boolean;
}

/** A checkout as the table holds it, less its keys and its place in the indexes. */
export interface Checkout {
  /** A ULID. */
  id: string;
  userId: string;
  provider: PaymentProvider;
  /** As it was sold, whatever the price list says since. */
  pack: CreditPack;
  status: CheckoutStatus;
  /** The provider's hosted page. Absent until the provider answered. */
  redirectUrl?: string;
  /** Absent until the provider answered. */
  providerReference?: string;
  /** Whether the provider ever took the money of this checkout. */
  paid: boolean;
  /** Refunds and disputes by the provider's id of each. */
  clawbacks: Record<string, Clawback>;
  /** Credits that this checkout has given, less those taken back: the sum of its ledger entries. */
  creditsGiven: number;
  /** When its buyer gave it up: the end of its page is a cancellation then, whoever tells of it. */
  cancelRequestedAt?: string;
  /** Why it failed, in a word, for operators. */
  failure?: string;
  /** ISO 8601, UTC, milliseconds. */
  createdAt: string;
  updatedAt: string;
  /** When credits last changed because of it. Absent until it is paid. */
  creditsChangedAt?: string;
  /** When the provider is asked next. Absent once it is asked no more; see `isAwaited`. */
  nextCheckAt?: string;
  /** How often the reconciler has asked since credits last changed, or since it was made. */
  checks: number;
  /**
   * Seconds since 1970. Set once its account was deleted: a checkout that took no money goes by itself then, late enough
   * for money that was on its way to be noticed.
   */
  expiresAt?: number;
  /** Grows with every write; every write is conditioned on the one it read. */
  version: number;
}

/** A line for the voter's account. */
export interface LedgerEntry {
  id: string;
  kind: 'PURCHASE' | 'REFUND' | 'DISPUTE';
  credits: number;
}
