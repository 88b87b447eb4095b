/**
 * Monthly statements: what a month came to, and whether the providers' own records say the same. Pure.
 * docs/payments.md says how one is made.
 */
import type {
  CreditEntryKind,
  PaymentProvider,
  Statement,
  StatementComparison,
  StatementCredits,
  StatementDifference,
  StatementMoney,
} from '../schema/generated/types';
import type { Booking, Checkout } from './checkouts';
import type { LedgerEntry } from './credits';
import type { Shape } from './items';
import { MAX_DIFFERENCES } from './limits';
import { differenceKey, listedPageKey, statementKey, statementProgressKey } from './keys';
import { PAYMENT_PROVIDERS } from './payment-providers';
import { takenOf } from './receipts';
import { IF_ABSENT, ifVersion, put, remove, type Write } from './writes';

/** Money as it stands, or as a record of a provider moves it. Minor units. */
export type MoneyPosition = Pick<Booking, 'received' | 'returned' | 'disputed'>;

/** No money. */
export const NO_MONEY: MoneyPosition = { received: 0, returned: 0, disputed: 0 };

/** The sum of two positions. */
export function plus(one: MoneyPosition, other: MoneyPosition): MoneyPosition {
  return {
    received: one.received + other.received,
    returned: one.returned + other.returned,
    disputed: one.disputed + other.disputed,
  };
}

/** What has to be added to one position so that it is the other one. */
export function between(one: MoneyPosition, other: MoneyPosition): MoneyPosition {
  return {
    received: other.received - one.received,
    returned: other.returned - one.returned,
    disputed: other.disputed - one.disputed,
  };
}

/** Whether two positions are the same. */
export function isSameMoney(one: MoneyPosition, other: MoneyPosition): boolean {
  return (
    one.received === other.received && one.returned === other.returned && one.disputed === other.disputed
  );
}

/** How the money of a purchase stood just before an instant: by the last booking before it. */
export function moneyBefore(checkout: Checkout, instant: string): MoneyPosition {
  let position = NO_MONEY;
  for (const booking of bookingsOf(checkout)) {
    const { at, received, returned, disputed } = booking;
    if (at < instant) position = { received, returned, disputed };
  }
  return position;
}

/** What was paid before there were bookings, and has not changed since, stands as it stood then. */
function bookingsOf(checkout: Checkout): Booking[] {
  const { bookings, paidAt, updatedAt, returned } = checkout;
  if (bookings) return bookings;
  const received = takenOf(checkout).amount;
  return [{ at: paidAt ?? updatedAt, received, returned: returned ?? 0, disputed: 0 }];
}

/** Sums by name: `STRIPE EUR`. */
export type MoneyByName<T> = Record<string, T>;

/** The name of a provider's money in a currency. */
export function moneyName(provider: PaymentProvider, currency: string): string {
  return `${provider} ${currency}`;
}

/** What the movements of credits of a month are called in a statement, by the kind of their entries. */
export const MOVEMENTS: Record<
  CreditEntryKind,
  Exclude<keyof StatementCredits, 'opening' | 'closing' | '__typename'>
> = {
  PURCHASE: 'sold',
  VOTE: 'spent',
  GRANT: 'given',
  CORRECTION: 'corrected',
  REFUND: 'refunded',
  DISPUTE: 'disputed',
  CLOSING: 'givenUp',
};

/** The credits of a month, before any entry was looked at. */
export const NO_CREDITS: StatementCredits = {
  opening: 0,
  sold: 0,
  spent: 0,
  given: 0,
  corrected: 0,
  refunded: 0,
  disputed: 0,
  givenUp: 0,
  closing: 0,
};

/**
 * Credits with an entry added: one of before the month to what it began with, one of the month to the movements of its kind.
 * @param month `2026-10`.
 */
export function withEntry(
  credits: StatementCredits,
  month: string,
  { at, kind, credits: moved }: Pick<LedgerEntry, 'at' | 'kind' | 'credits'>,
): StatementCredits {
  const of = at.slice(0, 7);
  if (of > month) return credits;
  if (of < month) return { ...credits, opening: credits.opening + moved, closing: credits.closing + moved };
  const name = MOVEMENTS[kind];
  return { ...credits, [name]: credits[name] + moved, closing: credits.closing + moved };
}

/** What was found out of a month so far. */
export type StatementSums = {
  credits: StatementCredits;
  /** Of our books. */
  money: MoneyByName<{ opening: MoneyPosition; closing: MoneyPosition }>;
  /** Of the providers' records of the month, and of ours. */
  theirs: MoneyByName<MoneyPosition>;
  ours: MoneyByName<MoneyPosition>;
};

/** A statement as the table holds it. */
export type StatementItem = Omit<Statement, '__typename'>;

/** What has been found out, as a statement. Its lists are sorted: the same sums are the same bytes. */
export function statementOf(
  { month, revision }: Pick<StatementProgress, 'month' | 'revision'>,
  sums: StatementSums,
  { madeAt, differenceCount }: { madeAt: string; differenceCount: number },
): StatementItem {
  const money = named(sums.money).map(
    ({ provider, currency, value: { opening, closing } }): StatementMoney => ({
      provider,
      currency,
      opening,
      movement: between(opening, closing),
      closing,
    }),
  );
  const comparisons = named({ ...sums.ours, ...sums.theirs }).map(
    ({ provider, currency }): StatementComparison => {
      const name = moneyName(provider, currency);
      return {
        provider,
        currency,
        theirs: sums.theirs[name] ?? NO_MONEY,
        ours: sums.ours[name] ?? NO_MONEY,
      };
    },
  );
  return { month, revision, madeAt, credits: sums.credits, money, comparisons, differenceCount };
}

function named<T>(sums: MoneyByName<T>): { provider: PaymentProvider; currency: string; value: T }[] {
  return PAYMENT_PROVIDERS.flatMap((provider) =>
    Object.keys(sums)
      .filter((name) => name.startsWith(`${provider} `))
      .sort()
      .map((name) => ({ provider, currency: name.slice(provider.length + 1), value: sums[name] as T })),
  );
}

/** How far a statement has come that is being made. */
export type StatementProgress = {
  month: string;
  revision: number;
  /**
   * `LIST`: the providers' records are listed. `MATCH`: each of them is looked for in our books. `SCAN`: our books are
   * added up, and looked for in theirs.
   */
  stage: 'LIST' | 'MATCH' | 'SCAN';
  /** In `LIST`: whose records, and where their next page begins. */
  provider: PaymentProvider;
  cursor?: string;
  /** Pages that were listed. */
  pages: number;
  /** What of a provider's records cannot be read, by `unreadName`, and why. */
  unread: Record<string, string>;
  /** In `MATCH`: the record behind which it goes on. In `SCAN`: the item, and the voter who was added up last. */
  afterRecord?: string;
  after?: { PK: string; SK: string };
  lastVoter?: string;
  sums: StatementSums;
  /** How many things do not agree, by kind, until now: as many as `MAX_DIFFERENCES` of each are kept. */
  found?: Record<string, number>;
  /** Until when somebody is at it. Absent: nobody is. */
  busyUntil?: string;
  version: number;
};

/** What going on needs. */
export const STATEMENT_PROGRESS: Shape<StatementProgress> = {
  noun: 'progress of a statement',
  needs: { month: 'string', revision: 'number', stage: 'string', sums: 'object', version: 'number' },
};

/** The same, with one more thing that does not agree. */
export function withFound(
  progress: StatementProgress,
  { kind }: Pick<StatementDifference, 'kind'>,
): StatementProgress {
  return { ...progress, found: { ...progress.found, [kind]: foundOf(progress, kind) + 1 } };
}

/** How many things of a kind do not agree until now. */
export function foundOf({ found }: Pick<StatementProgress, 'found'>, kind: string): number {
  return found?.[kind] ?? 0;
}

/** How many things that do not agree are counted alone, because as many of their kind are kept as may be. */
export function unkeptOf({ found = {} }: Pick<StatementProgress, 'found'>): number {
  return Object.values(found).reduce((sum, count) => sum + Math.max(0, count - MAX_DIFFERENCES), 0);
}

/** Whether so much does not agree that it is one thing for all, such as keys of another account. */
export function isBroken({ found = {} }: Pick<StatementProgress, 'found'>): boolean {
  return Object.values(found).some((count) => count >= MAX_DIFFERENCES);
}

/** What one kind of a provider's records is called in `unread`: `STRIPE DISPUTE`. */
export function unreadName(provider: PaymentProvider, kind: 'CHARGE' | 'REFUND' | 'DISPUTE'): string {
  return `${provider} ${kind}`;
}

/** Begins a statement, unless one is being made. */
export function newStatementWrite(month: string, revision: number): Write {
  const progress: StatementProgress = {
    month,
    revision,
    stage: 'LIST',
    provider: PAYMENT_PROVIDERS[0],
    pages: 0,
    unread: {},
    sums: { credits: NO_CREDITS, money: {}, theirs: {}, ours: {} },
    version: 1,
  };
  return put(statementProgressKey(), progress, IF_ABSENT);
}

/** The provider whose records are listed after those of another one. */
export function nextProvider(provider: PaymentProvider): PaymentProvider | undefined {
  return PAYMENT_PROVIDERS[PAYMENT_PROVIDERS.indexOf(provider) + 1];
}

/** Writes how far it is in place of the version before this one. */
export function statementProgressWrite(progress: StatementProgress): Write {
  return put(statementProgressKey(), progress, ifVersion(progress.version - 1));
}

/** Ends the work on a statement as it was read. */
export function statementProgressRemoval({ version }: StatementProgress): Write {
  return remove(statementProgressKey(), ifVersion(version));
}

/** Writes a statement. It is never changed. */
export function statementWrite(statement: StatementItem): Write {
  return put(statementKey(statement.month, statement.revision), statement, IF_ABSENT);
}

/** Writes down what does not agree: the same thing once. */
export function differenceWrite(
  { month, revision }: Pick<StatementProgress, 'month' | 'revision'>,
  difference: StatementDifference,
): Write {
  const { kind, provider, reference, checkoutId, userId } = difference;
  const name = [kind, provider, reference ?? checkoutId ?? userId].filter((part) => part).join('#');
  return put(differenceKey(month, revision, name), difference);
}

/** Keeps a page of what a provider listed until the statement is made. @param expiresAt seconds since 1970. */
export function listedPageWrite(
  { month, revision }: Pick<StatementProgress, 'month' | 'revision'>,
  page: number,
  records: object[],
  expiresAt: number,
): Write {
  return put(listedPageKey(month, revision, page), { records, expiresAt });
}

/** The month before or after another one. */
export function monthFrom(month: string, months: number): string {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months;
  return `${Math.floor(count / 12)}-${`0${(count % 12) + 1}`.slice(-2)}`;
}

/** The instant at which a month begins. */
export function monthStart(month: string): string {
  return `${month}-01T00:00:00.000Z`;
}
