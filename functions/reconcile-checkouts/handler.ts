import type { Checkout } from '../payments/checkout';
import { isStale, nextCheckAt } from '../payments/checks';
import { apply, giveUp, settle, type SettlingServices } from '../payments/settle';

/** What one run did. */
export interface ReconciliationReport {
  checked: number;
  /** Checkouts whose news had not come by webhook. */
  mended: number;
  failed: number;
}

/** Checkouts that are looked at together. */
const BATCH = 10;

/** Milliseconds before the function's time is up at which no further batch is begun. */
const RESERVE = 20_000;

/** Asks the providers about every checkout whose next check is due, the longest overdue first. */
export function reconcileHandler(services: SettlingServices) {
  return async (
    _event: unknown,
    context: { getRemainingTimeInMillis(): number },
  ): Promise<ReconciliationReport> => {
    const report: ReconciliationReport = { checked: 0, mended: 0, failed: 0 };
    const seen = new Set<string>();
    while (context.getRemainingTimeInMillis() > RESERVE) {
      const due = await services.store.due(new Date(services.now()).toISOString(), BATCH);
      // The index lags: what was just checked may be found again.
      const fresh = due.filter(({ id }) => !seen.has(id));
      if (fresh.length === 0) break;
      fresh.forEach(({ id }) => seen.add(id));
      await Promise.all(fresh.map((checkout) => check(services, checkout, report)));
    }
    services.log('info', 'CheckoutsReconciled', { ...report });
    return report;
  };
}

async function check(services: SettlingServices, checkout: Checkout, report: ReconciliationReport) {
  const { log } = services;
  report.checked += 1;
  try {
    const latest = await mend(services, checkout);
    if (latest.status === 'PENDING') return;
    report.mended += 1;
    const { id: checkoutId, provider, status, creditsGiven } = latest;
    log('warn', 'CheckoutMended', { checkoutId, provider, from: checkout.status, to: status, creditsGiven });
  } catch (error) {
    report.failed += 1;
    log('error', 'CheckoutNotChecked', { checkoutId: checkout.id, reason: (error as Error).message });
  }
}

async function mend(services: SettlingServices, checkout: Checkout): Promise<Checkout> {
  const now = services.now();
  // First, so that a checkout that cannot be checked does not stand in the way of the others.
  const scheduled = await apply(services, checkout, (current) =>
    current.status !== 'PENDING' || current.checks !== checkout.checks
      ? { checkout: current, entries: [] }
      : {
          checkout: {
            ...current,
            checks: current.checks + 1,
            nextCheckAt: nextCheckAt(current.checks + 1, now, services.checkPauses),
          },
          entries: [],
        },
  );
  if (scheduled.status !== 'PENDING') return scheduled;
  const giveUpIfOpen = isStale(scheduled, now);
  if (scheduled.providerReference) return settle(services, scheduled, { giveUpIfOpen });
  return giveUpIfOpen ? giveUp(services, scheduled, 'FAIL', 'NEVER_OPENED') : scheduled;
}
