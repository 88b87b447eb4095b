import type { Checkout } from '../../model/checkouts';
import type { LedgerEntry } from '../../model/credits';
import type { Key } from '../../model/keys';
import type { StatementItem, StatementProgress } from '../../model/statements';
import type { StatementDifference } from '../../schema/generated/types';
import type { ListedRecord } from '../lib/checkouts/lists';

/** What a page of the table holds of what a statement is made from. */
export interface BooksPage {
  /** Voters with a balance, or of whom sums are left, in the order of their items: one may be there twice in a row. */
  voters: string[];
  /** Purchases whose money was taken. */
  checkouts: Checkout[];
  next?: Key;
  units: number;
}

/** The ledger of one voter, as it was all at once: what is left of it, and the sums of what is gone. */
export interface VoterLedger {
  /** The balance; undefined where credits moved while it was read. */
  balance: number | undefined;
  /** What all entries that are left add up to. */
  sum: number;
  /** By month and kind, those of before the month together. The entry that closes an account is left out. */
  entries: Pick<LedgerEntry, 'at' | 'kind' | 'credits'>[];
}

/** The table, as those see it who make statements. Everything is read strongly consistently. */
export interface StatementStore {
  progress(): Promise<StatementProgress | undefined>;
  /** The newest revision of a month's statement. */
  newest(month: string): Promise<StatementItem | undefined>;
  /** @returns whether it was begun: false if one is being made. */
  begin(month: string, revision: number): Promise<boolean>;
  /** @throws Error if somebody else has written it. */
  save(progress: StatementProgress): Promise<void>;
  /** Writes a statement, and ends the work on it. */
  finish(progress: StatementProgress, statement: StatementItem): Promise<void>;
  keepListed(progress: StatementProgress, page: number, records: ListedRecord[]): Promise<void>;
  listed(progress: StatementProgress): AsyncIterable<ListedRecord[]>;
  addDifference(progress: StatementProgress, difference: StatementDifference): Promise<void>;
  /** How many were added by name. */
  countDifferences(progress: StatementProgress): Promise<number>;
  books(after: Key | undefined): Promise<BooksPage>;
  ledger(userId: string): Promise<VoterLedger>;
}
