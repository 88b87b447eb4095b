import type { Checkout } from './checkout';

/** Milliseconds between a new checkout and its first check. Most are settled by then. */
const FIRST_PAUSE = 60_000;

/** Longest pause between two checks of one checkout, in milliseconds. */
const LONGEST_PAUSE = 30 * 60_000;

/**
 * Milliseconds after which the reconciler gives up a checkout that nobody paid. Longer than its page lives, so that
 * the provider has the first word. A payment still under way is never given up.
 */
export const PENDING_LIFETIME = 3 * 3600_000;

/** When the provider is asked about a checkout that was checked so often already: pauses double. */
export function nextCheckAt(checks: number, now: number): string {
  return new Date(now + Math.min(FIRST_PAUSE * 2 ** checks, LONGEST_PAUSE)).toISOString();
}

/** Whether a checkout is older than any page it could still be paid on. */
export function isStale(checkout: Checkout, now: number): boolean {
  return Date.parse(checkout.createdAt) + PENDING_LIFETIME < now;
}
