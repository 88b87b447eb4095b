/* eslint-disable @typescript-eslint/require-await -- what stands in for a service answers later, as the service does */
import type { AuditEntry } from '../../../../model/audit-trail';
import type { CreditChange } from '../../../../model/credits';
import {
  type CheckQueue,
  type Checkout,
  type CheckoutRequest,
  type DayLimit,
  type KnownRequest,
  isAwaited,
} from '../../../../model/checkouts';
import { CHECKOUT_PLACES } from '../../../../model/limits';
import type { CheckoutStore } from '../../../../functions/lib/checkouts/store';

/** The table, as far as checkouts and credits go, in memory: conditional and all-or-nothing like the real one. */
export class MemoryStore implements CheckoutStore {
  readonly checkouts = new Map<string, Checkout>();
  readonly requests = new Map<string, KnownRequest>();
  readonly ledger: (CreditChange & { userId: string })[] = [];
  readonly acts: AuditEntry[] = [];
  credits = 0;
  profileVersion = 0;
  /** Replacements that are answered as if someone else had been first. */
  lostRaces = 0;

  async read(userId: string, checkoutId: string) {
    const checkout = this.checkouts.get(checkoutId);
    return checkout?.userId === userId ? structuredClone(checkout) : undefined;
  }

  async findByReference(reference: string) {
    const found = [...this.checkouts.values()].find((checkout) => checkout.providerReference === reference);
    return structuredClone(found);
  }

  async newest(userId: string, limit: number) {
    const own = [...this.checkouts.values()].filter((checkout) => checkout.userId === userId);
    return structuredClone(own.sort((one, other) => (one.id < other.id ? 1 : -1)).slice(0, limit));
  }

  async readRequest(userId: string, idempotencyKey: string) {
    return this.requests.get(`${userId} ${idempotencyKey}`);
  }

  async room(userId: string, at: string) {
    const taken = [...this.checkouts.values()]
      .filter((checkout) => checkout.userId === userId && checkout.status === 'PENDING')
      .map(({ place }) => place);
    return {
      place: CHECKOUT_PLACES.find((place) => !taken.includes(place)),
      begunToday: this.begunOn(userId, at),
    };
  }

  private begunOn(who: string, at: string): number {
    return [...this.checkouts.values()].filter(
      ({ userId, createdAt }) => userId === who && createdAt.slice(0, 10) === at.slice(0, 10),
    ).length;
  }

  async create(checkout: Checkout, request?: CheckoutRequest, perDay?: DayLimit) {
    if (perDay && this.begunOn(checkout.userId, checkout.createdAt) >= perDay.most) return false;
    const isTaken = [...this.checkouts.values()].some(
      ({ userId, status, place }) =>
        userId === checkout.userId && status === 'PENDING' && place === checkout.place,
    );
    if (checkout.place !== undefined && isTaken) return false;
    const key = `${checkout.userId} ${request?.idempotencyKey}`;
    if (request && this.requests.has(key)) return false;
    if (request) this.requests.set(key, { ...request, checkoutId: checkout.id });
    this.checkouts.set(checkout.id, structuredClone(checkout));
    return true;
  }

  async replace(next: Checkout, entries: CreditChange[], at: string, act?: AuditEntry) {
    if (this.lostRaces > 0) {
      this.lostRaces -= 1;
      return undefined;
    }
    if (this.checkouts.get(next.id)?.version !== next.version) return undefined;
    const stored = { ...structuredClone(next), version: next.version + 1, updatedAt: at };
    this.checkouts.set(next.id, stored);
    for (const entry of entries) {
      this.ledger.push({ ...entry, userId: next.userId });
      this.credits += entry.credits;
    }
    if (act) this.acts.push(act);
    if (entries.length > 0) this.profileVersion += 1;
    return structuredClone(stored);
  }

  async due({ provider, paid }: CheckQueue, now: string, limit: number) {
    const waiting = [...this.checkouts.values()].filter(
      (checkout) => checkout.provider === provider && checkout.paid === paid && isAwaited(checkout),
    );
    const due = waiting.filter(({ nextCheckAt = '' }) => nextCheckAt <= now);
    return structuredClone(due.slice(0, limit));
  }
}
