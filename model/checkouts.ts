/**
 * Checkouts: purchases of credits as they are stored, and how they are found. Pure and APPSYNC_JS-safe.
 * docs/data-model.md shows the items themselves.
 */
import type {
  CreateCheckoutInput,
  PaymentProvider,
  Checkout as CheckoutOfSchema,
} from '../schema/generated/types';
import { auditWrite, type AuditEntry } from './audit-trail';
import type { Booking, Charge, Clawback } from './clawbacks';
import { openAccountCheck } from './closure';
import { creditWrites, type CreditChange } from './credits';
import type { Shape } from './items';
import { checkoutKey, checkoutRequestKey, openCheckoutsKey, transmissionKey, type Key } from './keys';
import { CHECKOUT_PLACES } from './limits';
import { listedAttributes } from './payments';
import type { RefundRequest } from './refunds';
import type { Instant } from './voting';
import { IF_ABSENT, ifVersion, put, remove, update, type Write } from './writes';

export type { Booking, Charge, Clawback, ClawbackKind, ClawbackStage } from './clawbacks';

/**
 * A checkout as the table holds it, less its keys and its place in the indexes. `pack` is as it was sold, whatever the
 * price list says since; `functions/lib/checkouts/transitions.ts` says what `status` may follow what.
 */
export type Checkout = Omit<CheckoutOfSchema, 'redirectUrl' | 'receipt'> & {
  userId: string;
  /** The provider's hosted page. Absent until the provider answered. */
  redirectUrl?: string;
  /** Absent until the provider answered. */
  providerReference?: string;
  /** Whether the provider ever took the money of this checkout. */
  paid: boolean;
  /** What took the money. Absent until it was taken, and on what was paid before there was this field. */
  charge?: Charge;
  /** Refunds and disputes by the provider's id of each. */
  clawbacks: Record<string, Clawback>;
  /** How its money stood since when, the oldest first. Each was written together with its change of credits. */
  bookings?: Booking[];
  /** Refunds that organisers asked for, the oldest first. Absent: none. */
  asked?: RefundRequest[];
  /** Credits that this checkout has given, less those taken back: the sum of its ledger entries. */
  creditsGiven: number;
  /** When its buyer gave it up: the end of its page is a cancellation then, from wherever the news comes. */
  cancelRequestedAt?: string;
  /** Whether it ended while its provider could not say if the money was on its way: it is still asked about. */
  isUnconfirmed?: boolean;
  /** Which of the voter's places for open checkouts it holds. Absent once it has ended, and on those of before 0.4.0. */
  place?: number;
  /** Why it failed, in a word, for operators. */
  failure?: string;
  /** Names under which its page was asked for in vain, because the provider keeps a failure for its idempotency key. */
  openings?: number;
  /** Attempts at taking the money that were declined. Absent: none. */
  declines?: number;
  /** The approval that was declined last: the money is asked for again after another one only. */
  declinedApproval?: string;
  /** When the last attempt was declined. */
  declinedAt?: string;
  /** When its money was found to be taken. Absent on what was paid before 0.4.0. */
  paidAt?: string;
  /** When credits last changed because of it. Absent until it is paid. */
  creditsChangedAt?: string;
  /** When the provider is asked next. Absent once it is asked no more; see {@link isAwaited}. */
  nextCheckAt?: string;
  /** How often the reconciler has asked since credits last changed, or since it was made. */
  checks: number;
  /**
   * Seconds since 1970. Set once its account was deleted: a checkout that took no money goes by itself then, late enough
   * for money that was on its way to be noticed.
   */
  expiresAt?: number;
  /** Grows with every write; every write is conditioned on the one it read. */
  version: number;
};

/** What settling a checkout needs. */
export const CHECKOUT: Shape<Checkout> = {
  noun: 'checkout',
  needs: {
    id: 'string',
    userId: 'string',
    provider: 'string',
    pack: 'object',
    status: 'string',
    clawbacks: 'object',
    creditsGiven: 'number',
    version: 'number',
  },
};

/** A caller's own name for a request, and what must be the same when it is repeated. */
export type CheckoutRequest = Omit<CreateCheckoutInput, 'idempotencyKey'> & { idempotencyKey: string };

/** The request that an idempotency key already stands for. */
export type KnownRequest = CheckoutRequest & { checkoutId: string };

/** What answering a request again needs. */
export const CHECKOUT_REQUEST: Shape<KnownRequest> = {
  noun: 'checkout request',
  needs: { packId: 'string', provider: 'string', checkoutId: 'string' },
};

/** The sparse index that finds a checkout by `providerReference`. */
export const CHECKOUTS_BY_REFERENCE = 'checkouts-by-reference';

/** The sparse index of checkouts that a provider is to be asked about: partition `pendingSince`, sorted by `nextCheckAt`. */
export const CHECKOUTS_BY_NEXT_CHECK = 'checkouts-by-next-check';

/** Checkouts that a provider is asked about: not `paid`, whether they were; `paid`, what went back of the money. */
export type CheckQueue = { provider: PaymentProvider; paid: boolean };

/**
 * The value of `pendingSince` on every checkout in a queue. Each queue is a partition of its own, so that neither the
 * checkouts of a provider that hangs nor the many that were paid stand before those that wait for their credits.
 */
export function checkPartition({ provider, paid }: CheckQueue): string {
  return `${paid ? 'PAID' : 'PENDING'}#${provider}`;
}

/** Whether the provider is to be asked about a checkout, sooner or later. */
export function isAwaited({ status, paid, isUnconfirmed, nextCheckAt }: Checkout): boolean {
  return typeof nextCheckAt === 'string' && (status === 'PENDING' || paid || isUnconfirmed === true);
}

/** How a checkout is found by what the provider calls it: `STRIPE#cs_…`, `PAYPAL#<order id>`. */
export function providerReference(provider: PaymentProvider, providerId: string): string {
  return `${provider}#${providerId}`;
}

/** What the provider calls a checkout. */
export function providerIdOf(checkout: Checkout): string | undefined {
  return checkout.providerReference?.slice(checkout.provider.length + 1);
}

/** The attributes that place a checkout in indexes. */
type Indexed = { pendingSince: string; kind: string; opening: string };

/** A checkout from its item. */
export function checkoutIn(item: Checkout): Checkout {
  const checkout: Partial<Checkout & Key & Indexed> = { ...item };
  delete checkout.PK;
  delete checkout.SK;
  delete checkout.pendingSince;
  delete checkout.kind;
  delete checkout.opening;
  return checkout as Checkout;
}

/**
 * Writes a new checkout, and the request that asked for it, while nothing is against selling to the account.
 * @param now seconds since 1970.
 * @param perDay absent: there is no limit a day, and nothing is counted.
 */
export function newCheckoutWrites(
  checkout: Checkout,
  now: number,
  request?: CheckoutRequest,
  perDay?: DayLimit,
): Write[] {
  const { userId, id: checkoutId, createdAt } = checkout;
  const writes: Write[] = [
    openAccountCheck(userId, now),
    put(checkoutKey(userId, checkoutId), checkoutItem(checkout), IF_ABSENT),
  ];
  if (typeof checkout.place === 'number') writes.push(placeWrite(checkout, checkout.place, perDay));
  if (!request) return writes;
  const key = checkoutRequestKey(userId, request.idempotencyKey);
  return [...writes, put(key, { ...request, checkoutId, createdAt }, IF_ABSENT)];
}

/** How many purchases a voter may begin in a day. */
export type DayLimit = {
  most: number;
  /** Whether the voter has begun none on that day yet, as it was read. */
  isFirst: boolean;
};

/** Takes a place among a voter's open checkouts, if nobody has it and the day's number allows. */
function placeWrite({ userId, id, createdAt }: Checkout, place: number, perDay?: DayLimit): Write {
  const key = openCheckoutsKey(userId);
  const names = { '#place': placeName(place) };
  const taking = { names, values: { ':id': id } };
  const isFree = 'attribute_not_exists(#place)';
  if (!perDay)
    return update(key, { expression: 'SET #place = :id', ...taking }, { expression: isFree, names });
  const { most, isFirst } = perDay;
  const values = { ':id': id, ':day': dayOf(createdAt), ':one': 1, ...(!isFirst && { ':most': most }) };
  return isFirst
    ? update(
        key,
        { expression: 'SET #place = :id, begunOn = :day, begun = :one', names, values },
        { expression: `${isFree} AND (attribute_not_exists(begunOn) OR begunOn < :day)`, names },
      )
    : update(
        key,
        { expression: 'SET #place = :id, begun = begun + :one', names, values },
        { expression: `${isFree} AND begunOn >= :day AND begun < :most`, names },
      );
}

/** The day of an instant, from midnight to midnight UTC. */
function dayOf(instant: Instant): string {
  return instant.slice(0, 10);
}

/** A voter's places, and how many purchases the voter began on the day that is counted. */
export type OpenCheckouts = { begunOn?: string; begun?: number };

/**
 * How many purchases a voter has begun on the day of an instant, as far as they are counted. One that was begun just before
 * midnight may be written after one of the next day: it counts for that day.
 */
export function begunOnDay({ begunOn, begun }: OpenCheckouts, at: Instant): number {
  return begunOn && begunOn >= dayOf(at) ? (begun ?? 0) : 0;
}

/** The attribute that says who has a place. */
function placeName(place: number): string {
  return `place${place}`;
}

/** A place among a voter's open checkouts that nobody has; undefined if there is none. */
export function freePlace(taken: object): number | undefined {
  return CHECKOUT_PLACES.find((place) => !Object.hasOwn(taken, placeName(place)));
}

/**
 * Replaces the version before this one, and gives or takes the credits of the changes.
 * @param left the places that it leaves, because it has ended: the one that it had, or none.
 * @param act what an organiser did with it, for the audit trail.
 */
export function checkoutWrites(
  checkout: Checkout,
  changes: CreditChange[],
  at: Instant,
  { left = [], act }: { left?: number[]; act?: AuditEntry } = {},
): Write[] {
  const { userId, id: reference, version } = checkout;
  const replacement = put(checkoutKey(userId, reference), checkoutItem(checkout), ifVersion(version - 1));
  const leaving: Write[] = left.map((place) =>
    update(openCheckoutsKey(userId), {
      expression: 'REMOVE #place',
      names: { '#place': placeName(place) },
    }),
  );
  const around = [replacement, ...leaving, ...(act ? [auditWrite(act)] : [])];
  if (changes.length === 0) return around;
  const referring = changes.map((change) => ({ ...change, reference }));
  return [...around, ...creditWrites(userId, referring, at)];
}

/** Marks a checkout to go by itself. @param expiresAt seconds since 1970. */
export function expiryWrite({ userId, id, version }: Checkout, expiresAt: number): Write {
  const change = { expression: 'SET expiresAt = :at', values: { ':at': expiresAt } };
  return update(checkoutKey(userId, id), change, ifVersion(version));
}

/** Deletes a checkout as it was read. */
export function checkoutRemoval({ userId, id, version }: Checkout): Write {
  return remove(checkoutKey(userId, id), ifVersion(version));
}

/** Remembers a webhook transmission that was taken, unless another copy was. @param expiresAt seconds since 1970. */
export function transmissionWrite(
  provider: PaymentProvider,
  signatureHash: string,
  expiresAt: number,
): Write {
  return put(transmissionKey(provider, signatureHash), { expiresAt }, IF_ABSENT);
}

/** The item of a checkout: listed by its month, and in the index of checks while its provider is to be asked about it. */
function checkoutItem({ nextCheckAt, expiresAt, ...checkout }: Checkout): object {
  const waiting = isAwaited({ ...checkout, nextCheckAt }) && {
    pendingSince: checkPartition(checkout),
    nextCheckAt,
  };
  // What took money is a record, whatever became of the account.
  const leaving = !checkout.paid && typeof expiresAt === 'number' && { expiresAt };
  return { ...checkout, ...listedAttributes(checkout), ...waiting, ...leaving };
}
