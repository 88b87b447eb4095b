/**
 * Payments: purchases as organisers see them, and how they are listed. Pure and APPSYNC_JS-safe.
 * docs/data-model.md shows the items themselves.
 */
import type { Checkout, PaymentFilter } from '../schema/generated/types';

/**
 * Partitions that a month's purchases are spread over. An index whose partition takes too many writes holds up the table
 * itself ("Using write sharding to distribute workloads evenly", DynamoDB developer guide).
 */
export const PAYMENT_SHARES = [0, 1, 2, 3];

/** The digits of ids, in their order. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The value of `kind` on the purchases of one share of a month, and their partition of `votings-by-opening`.
 * @param month `2026-11`.
 */
export function paymentPartition(month: string, share: number): string {
  return `PAYMENTS#${month}#${share}`;
}

/** What sorts purchases by the time at which they were begun. */
export function paymentPosition({ createdAt, id }: Pick<Checkout, 'createdAt' | 'id'>): string {
  return `${createdAt}#${id}`;
}

/** The attributes that list a purchase. They never change. */
export function listedAttributes({ id, createdAt }: Pick<Checkout, 'createdAt' | 'id'>): {
  kind: string;
  opening: string;
} {
  const digit = DIGITS.indexOf(id.slice(-1));
  const share = digit < 0 ? 0 : digit % PAYMENT_SHARES.length;
  return {
    kind: paymentPartition(createdAt.slice(0, 7), share),
    opening: paymentPosition({ id, createdAt }),
  };
}

/** Which purchases a list is of: all of the days, narrowed. */
export type PaymentRange = Pick<PaymentFilter, 'status' | 'provider'> & {
  /** The first day and the last one, in UTC. */
  from: string;
  to: string;
  /** The only voter, by user id. */
  userId?: string;
};
