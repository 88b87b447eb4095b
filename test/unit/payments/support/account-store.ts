import type { AuditEntry } from '../../../../model/audit-trail';
import type { Checkout } from '../../../../model/checkouts';
import type { CreditChange } from '../../../../model/credits';
import { MemoryStore } from './memory-store';

/** A line of a voter's account, a paid vote's included. */
export interface AccountLine {
  userId: string;
  id: string;
  kind: CreditChange['kind'] | 'VOTE';
  credits: number;
  /** When it was booked; empty where a test gave a vote no time. */
  at: string;
}

/** The table in memory with a balance for every voter, and paid votes that draw on it. */
export class AccountStore extends MemoryStore {
  readonly balances = new Map<string, number>();
  private readonly votes: AccountLine[] = [];
  /** When each line of the ledger was booked. */
  private readonly times: string[] = [];

  override replace(
    next: Checkout,
    entries: CreditChange[],
    at: string,
    act?: AuditEntry,
  ): Promise<Checkout | undefined> {
    const before = this.ledger.length;
    // It writes before it first waits: balances and ledger change in one go, as in one transaction.
    const stored = super.replace(next, entries, at, act);
    for (const { userId, credits } of this.ledger.slice(before)) {
      this.add(userId, credits);
      this.times.push(at);
    }
    return stored;
  }

  /** A paid vote, as `castVote` makes it: one transaction, on the condition that there is a credit. */
  spend(userId: string, at = ''): boolean {
    if (this.balanceOf(userId) < 1) return false;
    this.add(userId, -1);
    this.votes.push({ userId, id: `vote-${this.votes.length}`, kind: 'VOTE', credits: -1, at });
    return true;
  }

  balanceOf(userId: string): number {
    return this.balances.get(userId) ?? 0;
  }

  linesOf(userId: string): AccountLine[] {
    const booked = this.ledger.map((line, index) => ({ ...line, at: this.times[index] ?? '' }));
    return [...booked, ...this.votes].filter((line) => line.userId === userId);
  }

  private add(userId: string, credits: number): void {
    this.balances.set(userId, this.balanceOf(userId) + credits);
  }
}
