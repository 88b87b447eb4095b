/**
 * Checkouts: purchases of credits as they are stored, and how they are found. Pure and APPSYNC_JS-safe.
 * docs/data-model.md shows the items themselves.
 */
import type {
  CreateCheckoutInput,
  CreditEntryKind,
  PaymentProvider,
  Checkout as CheckoutOfSchema,
} from '../schema/generated/types';
import { creditWrites, type CreditChange } from './credits';
import type { Shape } from './items';
import {
  checkoutKey,
  checkoutRequestKey,
  closureKey,
  openCheckoutsKey,
  transmissionKey,
  type Key,
} from './keys';
import type { Instant } from './voting';
import { IF_ABSENT, ifVersion, put, remove, update, type Write } from './writes';

/** Why money came back out of a payment. */
export type ClawbackKind = Extract<CreditEntryKind, 'REFUND' | 'DISPUTE'>;

/**
 * How a refund or dispute stands. A refund is `PENDING`, then `DONE` or `FAILED`; a bank asks (`INQUIRY`), or a dispute
 * is `OPEN`, and then `LOST` or `WON`. Any of them may follow any other.
 */
export type ClawbackStage = 'PENDING' | 'DONE' | 'FAILED' | 'INQUIRY' | 'OPEN' | 'LOST' | 'WON';

/** A refund or dispute as a checkout remembers it. */
export type Clawback = {
  kind: ClawbackKind;
  /** Minor units. */
  amount: number;
  /** Whether the money is away: false for a dispute won, a refund that failed at the bank, a mere inquiry. */
  standing: boolean;
  /** Absent on what was written before 0.4.0: see `standing`. */
  stage?: ClawbackStage;
  /** The dispute whose money a refund gave back. */
  within?: string;
  /** When it began, as the provider writes it. */
  at?: string;
  /** Credits it takes back, as its ledger entries add up. Absent on what was written before 0.4.0. */
  credits?: number;
  /** Ledger entries that were written about it: each has a name of its own. */
  entries?: number;
};

/**
 * A checkout as the table holds it, less its keys and its place in the indexes. `pack` is as it was sold, whatever the
 * price list says since; `functions/lib/checkouts/transitions.ts` says what `status` may follow what.
 */
export type Checkout = Omit<CheckoutOfSchema, 'redirectUrl'> & {
  userId: string;
  /** The provider's hosted page. Absent until the provider answered. */
  redirectUrl?: string;
  /** Absent until the provider answered. */
  providerReference?: string;
  /** Whether the provider ever took the money of this checkout. */
  paid: boolean;
  /** Refunds and disputes by the provider's id of each. */
  clawbacks: Record<string, Clawback>;
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

/** A checkout from its item. */
export function checkoutIn(item: Checkout): Checkout {
  const checkout: Partial<Checkout & Key & { pendingSince: string }> = { ...item };
  delete checkout.PK;
  delete checkout.SK;
  delete checkout.pendingSince;
  return checkout as Checkout;
}

/**
 * Writes a new checkout, and the request that asked for it, while nothing is against selling to the account.
 * @param now seconds since 1970. Expired items may stay for days ("Using time to live (TTL) in DynamoDB"), so that the
 * time is compared as well.
 */
export function newCheckoutWrites(checkout: Checkout, now: number, request?: CheckoutRequest): Write[] {
  const { userId, id: checkoutId, createdAt } = checkout;
  const isOpen = {
    expression: 'attribute_not_exists(PK) OR expiresAt < :now',
    values: { ':now': now },
  };
  const writes: Write[] = [
    { operation: 'ConditionCheck', key: closureKey(userId), condition: isOpen },
    put(checkoutKey(userId, checkoutId), checkoutItem(checkout), IF_ABSENT),
  ];
  if (typeof checkout.place === 'number') writes.push(placeWrite(checkout, checkout.place));
  if (!request) return writes;
  const key = checkoutRequestKey(userId, request.idempotencyKey);
  return [...writes, put(key, { ...request, checkoutId, createdAt }, IF_ABSENT)];
}

/** Takes a place among a voter's open checkouts, if nobody has it. */
function placeWrite({ userId, id }: Checkout, place: number): Write {
  const names = { '#place': placeName(place) };
  return update(
    openCheckoutsKey(userId),
    { expression: 'SET #place = :id', names, values: { ':id': id } },
    { expression: 'attribute_not_exists(#place)', names },
  );
}

/** As many as `MAX_OPEN_CHECKOUTS`. */
const PLACES = [0, 1, 2, 3, 4];

/** The attribute that says who has a place. */
function placeName(place: number): string {
  return `place${place}`;
}

/** A place among a voter's open checkouts that nobody has; undefined if there is none. */
export function freePlace(taken: object): number | undefined {
  return PLACES.find((place) => !Object.hasOwn(taken, placeName(place)));
}

/**
 * Replaces the version before this one, and gives or takes the credits of the changes.
 * @param left the places that it leaves, because it has ended: the one that it had, or none.
 */
export function checkoutWrites(
  checkout: Checkout,
  changes: CreditChange[],
  at: Instant,
  left: number[] = [],
): Write[] {
  const { userId, id: reference, version } = checkout;
  const replacement = put(checkoutKey(userId, reference), checkoutItem(checkout), ifVersion(version - 1));
  const leaving: Write[] = left.map((place) =>
    update(openCheckoutsKey(userId), {
      expression: 'REMOVE #place',
      names: { '#place': placeName(place) },
    }),
  );
  if (changes.length === 0) return [replacement, ...leaving];
  const referring = changes.map((change) => ({ ...change, reference }));
  return [replacement, ...leaving, ...creditWrites(userId, referring, at)];
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

/** Sells nothing to a voter until then. @param until seconds since 1970; a later instant stays. */
export function closureWrite(userId: string, until: number): Write {
  return update(
    closureKey(userId),
    { expression: 'SET expiresAt = :until', values: { ':until': until } },
    { expression: 'attribute_not_exists(PK) OR expiresAt < :until', values: { ':until': until } },
  );
}

/** Remembers a webhook transmission that was taken, unless another copy was. @param expiresAt seconds since 1970. */
export function transmissionWrite(
  provider: PaymentProvider,
  signatureHash: string,
  expiresAt: number,
): Write {
  return put(transmissionKey(provider, signatureHash), { expiresAt }, IF_ABSENT);
}

/** The item of a checkout: in the index of checks exactly while its provider is to be asked about it. */
function checkoutItem({ nextCheckAt, expiresAt, ...checkout }: Checkout): object {
  const waiting = isAwaited({ ...checkout, nextCheckAt }) && {
    pendingSince: checkPartition(checkout),
    nextCheckAt,
  };
  // What took money is a record, whatever became of the account.
  const leaving = !checkout.paid && typeof expiresAt === 'number' && { expiresAt };
  return { ...checkout, ...waiting, ...leaving };
}
