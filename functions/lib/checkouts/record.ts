import type { ClawbackKind } from '../../../model/checkouts';

/**
 * How a payment stands at the provider.
 * `OPEN`: not paid yet, and still can be. `PROCESSING`: the voter did their part, the money is on its way.
 * `PAID`: the money was taken, whatever became of it since. `EXPIRED`, `FAILED`: it never will be.
 */
export type PaymentState = 'OPEN' | 'PROCESSING' | 'PAID' | 'EXPIRED' | 'FAILED';

/** A refund or dispute as the provider has it. */
export interface ClawbackRecord {
  /** The provider's id. */
  id: string;
  kind: ClawbackKind;
  /** Minor units. */
  amount: number;
  standing: boolean;
}

/** What a provider knows of a payment, in words that both providers share. */
export interface PaymentRecord {
  state: PaymentState;
  /** Minor units taken. 0 unless `PAID`. */
  amount: number;
  /** ISO 4217, upper case. */
  currency: string;
  /** May be incomplete: what is missing here is not thereby undone. */
  clawbacks: ClawbackRecord[];
}
