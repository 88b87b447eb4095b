import type { Checkout } from './checkout';

/** How long the reconciler waits between two looks at one checkout. */
export interface CheckPauses {
  /** Milliseconds between a new checkout and its first check. Most are settled by then. */
  first: number;
  /** The longest pause between two checks, in milliseconds. */
  longest: number;
}

/** The pauses unless the environment sets others. */
export const CHECK_PAUSES: CheckPauses = { first: 60_000, longest: 30 * 60_000 };

/** The pauses that `FIRST_CHECK_SECONDS` and `LONGEST_PAUSE_SECONDS` set. */
export function checkPausesFrom(env: NodeJS.ProcessEnv): CheckPauses {
  const { FIRST_CHECK_SECONDS: first, LONGEST_PAUSE_SECONDS: longest } = env;
  return {
    first: first ? Number(first) * 1000 : CHECK_PAUSES.first,
    longest: longest ? Number(longest) * 1000 : CHECK_PAUSES.longest,
  };
}

/**
 * Milliseconds after which the reconciler gives up a checkout that nobody paid. Longer than its page lives, so that
 * the provider has the first word. A payment still under way is never given up.
 */
export const PENDING_LIFETIME = 3 * 3600_000;

/** When the provider is asked about a checkout that was checked so often already: pauses double. */
export function nextCheckAt(checks: number, now: number, pauses = CHECK_PAUSES): string {
  return new Date(now + Math.min(pauses.first * 2 ** checks, pauses.longest)).toISOString();
}

/** Whether a checkout is older than any page it could still be paid on. */
export function isStale(checkout: Checkout, now: number): boolean {
  return Date.parse(checkout.createdAt) + PENDING_LIFETIME < now;
}
