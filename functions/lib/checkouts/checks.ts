import type { Checkout } from '../../../model/checkouts';
import { unmadeRefunds } from '../../../model/refunds';
import { seconds, type Environment } from '../environment';
import type { Settlement } from './transitions';

/** How long the reconciler waits between two looks at one checkout, in milliseconds. */
export interface CheckPauses {
  /** Between a new checkout and its first check. Most are settled by then. */
  first: number;
  /** The longest pause between two checks of a checkout that is not paid. */
  longest: number;
  /** Between a change of credits and the first look at what went back since. Each further pause is twice as long. */
  firstPaid: number;
  /** Between a change of credits and the last of those looks. */
  lastPaid: number;
}

const DAY = 24 * 3600_000;

/**
 * The pauses unless the environment sets others. 180 days is how long PayPal lets a payment be refunded ("Refund
 * Payments for Individual Transactions"), and longer than the 120 days in which cardholders must mostly dispute one.
 */
export const CHECK_PAUSES: CheckPauses = {
  first: 60_000,
  longest: 30 * 60_000,
  firstPaid: DAY,
  lastPaid: 180 * DAY,
};

/** The variables that set the pauses. */
export const CHECK_VARIABLES = {
  FIRST_CHECK_SECONDS: seconds(CHECK_PAUSES.first),
  LONGEST_PAUSE_SECONDS: seconds(CHECK_PAUSES.longest),
  FIRST_PAID_CHECK_SECONDS: seconds(CHECK_PAUSES.firstPaid),
  LAST_PAID_CHECK_SECONDS: seconds(CHECK_PAUSES.lastPaid),
};

/** The pauses that the environment sets. */
export function checkPausesFrom(environment: Environment<typeof CHECK_VARIABLES>): CheckPauses {
  return {
    first: environment.FIRST_CHECK_SECONDS,
    longest: environment.LONGEST_PAUSE_SECONDS,
    firstPaid: environment.FIRST_PAID_CHECK_SECONDS,
    lastPaid: environment.LAST_PAID_CHECK_SECONDS,
  };
}

/**
 * Milliseconds after which the reconciler gives up a checkout that nobody paid. Longer than its page lives, so that
 * the provider has the first word. A payment still under way is never given up.
 */
export const PENDING_LIFETIME = 3 * 3600_000;

/** When the provider is asked about an unpaid checkout that was checked so often already: pauses double. */
export function nextCheckAt(checks: number, now: number, pauses = CHECK_PAUSES): string {
  return new Date(now + Math.min(pauses.first * 2 ** checks, pauses.longest)).toISOString();
}

/**
 * When the provider is asked about a paid checkout that was checked so often already since its credits last changed:
 * pauses double until the last check, after which it is undefined. So a payment costs eight checks, and eight more
 * for each thing that happens to it. While a refund is to be made it is soon, wherever the one who began with it ended.
 */
export function nextPaidCheckAt(
  {
    checks,
    creditsChangedAt = '',
    asked,
    clawbacks = {},
  }: Pick<Checkout, 'checks' | 'creditsChangedAt' | 'asked'> & Partial<Pick<Checkout, 'clawbacks'>>,
  now: number,
  pauses = CHECK_PAUSES,
): string | undefined {
  if (unmadeRefunds({ asked, clawbacks }).length > 0) return new Date(now + SOON).toISOString();
  const last = Date.parse(creditsChangedAt) + pauses.lastPaid;
  return now < last
    ? new Date(Math.min(now + pauses.firstPaid * 2 ** checks, last)).toISOString()
    : undefined;
}

/** First pauses after the last check of a paid checkout within which that check is made up for. */
const MADE_UP = 7;

/**
 * When the provider is asked again about a paid checkout after it did not answer: after the first pause. Undefined once
 * it has not answered for too long after the last check.
 */
export function nextTryAt(checkout: Checkout, now: number, pauses = CHECK_PAUSES): string | undefined {
  const next = nextPaidCheckAt({ ...checkout, checks: 0 }, now, pauses);
  const last = Date.parse(checkout.creditsChangedAt ?? '') + pauses.lastPaid;
  if (next || now >= last + MADE_UP * pauses.firstPaid) return next;
  return new Date(now + pauses.firstPaid).toISOString();
}

/**
 * Milliseconds after which the provider is asked again about what was not understood, or could not be asked for a reason
 * that an operator can mend.
 */
export const SOON = 30 * 60_000;

/**
 * A settlement with the checks that follow it: whatever changes of a paid checkout begins its checks again.
 * @param before the checkout as it was.
 */
export function withPaidCheck(
  settlement: Settlement,
  before: Checkout,
  now: number,
  pauses = CHECK_PAUSES,
): Settlement {
  const { checkout, entries } = settlement;
  if (checkout === before || !checkout.paid) return settlement;
  const at = new Date(now).toISOString();
  const paidAt = before.paid ? before.paidAt : at;
  const from = { ...checkout, checks: 0, creditsChangedAt: at, paidAt };
  return { checkout: { ...from, nextCheckAt: nextPaidCheckAt(from, now, pauses) }, entries };
}

/** The same settlement, with the provider asked again soon, or after another pause. */
export function withCheckSoon({ checkout, entries }: Settlement, now: number, pause = SOON): Settlement {
  const soon = new Date(now + pause).toISOString();
  const isSooner = checkout.nextCheckAt !== undefined && checkout.nextCheckAt <= soon;
  return isSooner ? { checkout, entries } : { checkout: { ...checkout, nextCheckAt: soon }, entries };
}

/** Whether a checkout is older than any page it could still be paid on. */
export function isStale(checkout: Checkout, now: number): boolean {
  return Date.parse(checkout.createdAt) + PENDING_LIFETIME < now;
}
