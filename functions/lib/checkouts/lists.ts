import type { MoneyPosition } from '../../../model/statements';
import type { PaymentProvider } from '../../../schema/generated/types';
import type { Owner, Subject } from './gateway';

/** A charge, refund or dispute as its provider has it, and what it moves. */
export interface ListedRecord extends MoneyPosition {
  provider: PaymentProvider;
  /** What the provider calls it. */
  id: string;
  /** When it was made there. */
  at: string;
  /** ISO 4217, upper case. */
  currency: string;
  /** Whose it is, where it says so itself. */
  owner?: Owner;
  /** Where the search for its payment begins. */
  subject: Subject;
}

/** What a provider lists of its account. Every method throws ProviderError when it does not answer as it should. */
export interface ProviderLists {
  /**
   * A page of what was made in `[from, to)`, milliseconds since 1970. One record may be told of in several parts, which
   * add up to it.
   * @param cursor from the page before.
   */
  page(
    range: { from: number; to: number },
    cursor?: string,
  ): Promise<{ records: ListedRecord[]; next?: string }>;
  /** How a record stands now, where lists tell it late. */
  current(record: ListedRecord): Promise<ListedRecord>;
}
