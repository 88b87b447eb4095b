import type { CreditChange } from '../../../model/credits';
import type { Checkout, CheckoutRequest, CheckQueue, KnownRequest } from '../../../model/checkouts';

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
  /** A place among a voter's open checkouts that nobody has; undefined if there is none. Strongly consistent. */
  freePlace(userId: string): Promise<number | undefined>;
  /**
   * Writes a new checkout, and the request that asked for it.
   * @returns false if another call with the same idempotency key or for the same place was first, or if the account is
   * being deleted;
   * nothing is written then.
   */
  create(checkout: Checkout, request?: CheckoutRequest): Promise<boolean>;
  /**
   * Replaces a checkout, and in the same transaction gives or takes the entries' credits.
   * @param next carries the version that was read; it is stored with the version after it.
   * @returns what is stored now, or undefined if the checkout has changed since; nothing is written then.
   */
  replace(next: Checkout, entries: CreditChange[], at: string): Promise<Checkout | undefined>;
  /**
   * The checkouts of a queue whose next check is due, the longest overdue first. The index lags a little: one that was
   * checked or settled just now may still be among them, as it is stored now.
   */
  due(queue: CheckQueue, now: string, limit: number): Promise<Checkout[]>;
}
