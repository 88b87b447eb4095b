/* eslint-disable @typescript-eslint/require-await -- what stands in for a service answers later, as the service does */
import type { ListedRecord } from '../../functions/lib/checkouts/lists';
import type { BooksPage, StatementStore, VoterLedger } from '../../functions/make-statement/store';
import type { Key } from '../../model/keys';
import { newStatementWrite, type StatementItem, type StatementProgress } from '../../model/statements';
import type { StatementDifference } from '../../schema/generated/types';
import type { AccountStore } from '../../test/unit/payments/support/account-store';

/** Voters of one page: few, so that there are many pages. */
const PAGE = 20;

/** What statements are made from and written to, in memory, over the accounts of simulated sales. */
export class MemoryStatements implements StatementStore {
  readonly made: StatementItem[] = [];
  /** By name, as in the table: what is found again is there once. */
  readonly differences = new Map<string, StatementDifference>();
  private current: StatementProgress | undefined;
  private readonly pages = new Map<number, ListedRecord[]>();

  constructor(private readonly accounts: AccountStore) {}

  async progress(): Promise<StatementProgress | undefined> {
    return structuredClone(this.current);
  }

  async newest(month: string): Promise<StatementItem | undefined> {
    return this.made.findLast((statement) => statement.month === month);
  }

  async begin(month: string, revision: number): Promise<boolean> {
    if (this.current) return false;
    const write = newStatementWrite(month, revision);
    this.current = structuredClone('item' in write ? (write.item as StatementProgress) : undefined);
    return true;
  }

  async save(progress: StatementProgress): Promise<void> {
    if (this.current?.version !== progress.version - 1) throw new Error('Somebody else has written it.');
    this.current = structuredClone(progress);
  }

  async finish(progress: StatementProgress, statement: StatementItem): Promise<void> {
    if (this.current?.version !== progress.version) throw new Error('Somebody else has made it.');
    this.made.push(structuredClone(statement));
    this.current = undefined;
  }

  async keepListed(_: StatementProgress, page: number, records: ListedRecord[]): Promise<void> {
    this.pages.set(page, structuredClone(records));
  }

  async *listed({ pages }: StatementProgress): AsyncGenerator<ListedRecord[]> {
    for (let page = 0; page < pages; page += 1) yield structuredClone(this.pages.get(page) ?? []);
  }

  async addDifference(_: StatementProgress, difference: StatementDifference): Promise<void> {
    const { kind, provider, reference, checkoutId, userId } = difference;
    this.differences.set([kind, provider, reference ?? checkoutId ?? userId].join('#'), difference);
  }

  async countDifferences(): Promise<number> {
    return this.differences.size;
  }

  async books(after: Key | undefined): Promise<BooksPage> {
    const all = [...this.accounts.checkouts.values()];
    const voters = [...new Set(all.map(({ userId }) => userId))].sort();
    const begin = after ? voters.indexOf(after.PK) + 1 : 0;
    const page = voters.slice(begin, begin + PAGE);
    const checkouts = all.filter(({ paid, userId }) => paid && page.includes(userId));
    const last = begin + PAGE < voters.length ? page.at(-1) : undefined;
    return {
      voters: page,
      checkouts: structuredClone(checkouts),
      units: 0,
      ...(last !== undefined && { next: { PK: last, SK: '' } }),
    };
  }

  async ledger(userId: string): Promise<VoterLedger> {
    const entries = this.accounts.linesOf(userId);
    const sum = entries.reduce((total, { credits }) => total + credits, 0);
    return { balance: this.accounts.balanceOf(userId), sum, entries };
  }
}
