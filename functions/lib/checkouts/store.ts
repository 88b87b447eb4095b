import type { AuditEntry } from '../../../model/audit-trail';
import type { CreditChange } from '../../../model/credits';
import type { Checkout, CheckoutRequest, CheckQueue, DayLimit, KnownRequest } from '../../../model/checkouts';

/** What a voter may still begin. */
export interface Room {
  /** A place among the voter's open checkouts that nobody has; undefined if there is none. */
  place: number | undefined;
  /** Purchases that were begun on that day, as far as they are counted. */
  begunToday: number;
}

/** Where checkouts, and the credits they give, are kept. */
export interface CheckoutStore {
  /** Strongly consistent. */
  read(userId: string, checkoutId: string): Promise<Checkout | undefined>;
  /** By what the provider calls it. The index lags a little: absent may mean "not yet". */
  findByReference(reference: string): Promise<Checkout | undefined>;
  /** A voter's newest checkouts, so many at most. Strongly consistent. */
  newest(userId: string, limit: number): Promise<Checkout[]>;
  /** What an idempotency key of a caller stands for. Strongly consistent. */
  readRequest(userId: string, idempotencyKey: string): Promise<KnownRequest | undefined>;
  /** What a voter may still begin at an instant. Strongly consistent. */
  room(userId: string, at: string): Promise<Room>;
  /**
   * Writes a new checkout, and the request that asked for it.
   * @returns false if another call with the same idempotency key or for the same place was first, or if the account is
   * being deleted;
   * nothing is written then.
   * @param perDay how many purchases the voter may begin in a day; more are not written. Absent: not counted.
   */
  create(checkout: Checkout, request?: CheckoutRequest, perDay?: DayLimit): Promise<boolean>;
  /**
   * Replaces a checkout, and in the same transaction gives or takes the entries' credits.
   * @param next carries the version that was read; it is stored with the version after it.
   * @param act what an organiser did with it: it is entered in the audit trail in the same transaction.
   * @returns what is stored now, or undefined if the checkout has changed since; nothing is written then.
   */
  replace(
    next: Checkout,
    entries: CreditChange[],
    at: string,
    act?: AuditEntry,
  ): Promise<Checkout | undefined>;
  /**
   * The checkouts of a queue whose next check is due, the longest overdue first. The index lags a little: one that was
   * checked or settled just now may still be among them, as it is stored now.
   */
  due(queue: CheckQueue, now: string, limit: number): Promise<Checkout[]>;
}
