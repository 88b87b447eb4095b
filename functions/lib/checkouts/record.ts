import type { Charge, Clawback } from '../../../model/checkouts';

/**
 * How a payment stands at the provider.
 * `OPEN`: not paid yet, and still can be. `PROCESSING`: the voter did their part, the money is on its way.
 * `PAID`: the money was taken, whatever became of it since. `EXPIRED`, `FAILED`: it never will be.
 * `UNKNOWN`: the provider says something that is not in the table of docs/payments.md. It changes nothing.
 */
export type PaymentState = 'OPEN' | 'PROCESSING' | 'PAID' | 'EXPIRED' | 'FAILED' | 'UNKNOWN';

/** A refund or dispute as the provider has it. What it takes back, the checkout knows. */
export interface ClawbackRecord extends Omit<Clawback, 'credits' | 'entries'> {
  /** The provider's id. */
  id: string;
}

/** An attempt at taking approved money that was declined. The payer may choose another way to pay. */
export interface DeclineRecord {
  /** Counts the attempts of a payment, from 1. */
  attempt: number;
  /** Which approval it was: another capture needs another one. */
  approval: string;
  /** Where the payer chooses another way, if not on the page there was. */
  payAt?: string;
  /** Whether it is not for the payer to mend, who is told nothing then: it is tried again when they come back. */
  isOurs?: boolean;
  /** The provider's word for why. */
  reason: string;
  /** When it was noticed. */
  at?: string;
}

/** What a provider knows of a payment, in words that both providers share. */
export interface PaymentRecord {
  state: PaymentState;
  /** Minor units taken. 0 unless `PAID`. */
  amount: number;
  /** ISO 4217, upper case. */
  currency: string;
  /** What took it. Absent unless `PAID`. */
  charge?: Charge;
  /** May be incomplete: what is missing here is not thereby undone. */
  clawbacks: ClawbackRecord[];
  /** Whether an `OPEN` payment waits for nothing but to be asked for: somebody else may be asking just now. */
  isApproved?: boolean;
  /** The attempt that was made just now and declined, or refused for a reason of ours. */
  declined?: DeclineRecord;
  /** Whether the provider knows no such payment: it was deleted, or our key is of another account or mode. */
  gone?: boolean;
  /** What the provider does not let us see until an operator mends something, in its words. */
  withheld?: string[];
  /** What the provider says that is not in the table, by object: `dispute du_1: status pondering`. */
  unknown?: string[];
}

/** What is told of a payment that its provider does not know. */
export const GONE: PaymentRecord = { state: 'EXPIRED', amount: 0, currency: '', clawbacks: [], gone: true };
