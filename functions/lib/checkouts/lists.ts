import type { MoneyPosition } from '../../../model/statements';
import type { PaymentProvider } from '../../../schema/generated/types';
import { ProviderError } from '../errors/errors';
import type { Owner, Subject } from './gateway';

/** What kinds of records there are. */
export type RecordKind = 'CHARGE' | 'REFUND' | 'DISPUTE';

/** Kinds of records that a provider does not let us list, and why. */
export interface Withheld {
  kinds: RecordKind[];
  error: ProviderError;
}

/** A charge, refund or dispute as its provider has it, and what it moves. */
export interface ListedRecord extends MoneyPosition {
  provider: PaymentProvider;
  kind: RecordKind;
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

/** A page of what a provider lists. */
export interface ListedPage {
  records: ListedRecord[];
  /** Where the next one begins. Absent: this was the last one. */
  next?: string;
  withheld?: Withheld;
}

/**
 * A page; or, where the provider refuses to list it for good, what it withholds.
 * @param next where what else it lists begins.
 * @throws ProviderError where it may answer later.
 */
export async function unlessRefused(
  page: () => Promise<ListedPage>,
  kinds: RecordKind[],
  next: string | undefined,
): Promise<ListedPage> {
  try {
    return await page();
  } catch (error) {
    if (!(error instanceof ProviderError) || error.retryable) throw error;
    return { records: [], withheld: { kinds, error }, ...(next !== undefined && { next }) };
  }
}

/** What a provider lists of its account. Every method throws ProviderError when it does not answer as it should. */
export interface ProviderLists {
  /**
   * A page of what was made in `[from, to)`, milliseconds since 1970. One record may be told of in several parts, which
   * add up to it.
   * @param cursor from the page before.
   * @returns as `withheld` what the provider refuses to list for good; the next page is of what it may list.
   */
  page(range: { from: number; to: number }, cursor?: string): Promise<ListedPage>;
  /** How a record stands now, where lists tell it late. */
  current(record: ListedRecord): Promise<ListedRecord>;
}
