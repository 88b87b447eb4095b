import type { Checkout } from '../payments/checkout';
import { isStale, nextCheckAt } from '../payments/checks';
import { withinDeadline } from '../payments/deadline';
import { apply, giveUp, settle, type SettlingServices } from '../payments/settle';

/** What one run did. */
export interface ReconciliationReport {
  checked: number;
  /** Checkouts whose news had not come by webhook. */
  mended: number;
  failed: number;
}

/** Asks a checkout's provider how it stands, within the provider's deadline, and enters into the report what came of it. */
export async function check(
  services: SettlingServices,
  checkout: Checkout,
  report: ReconciliationReport,
): Promise<void> {
  const { log } = services;
  report.checked += 1;
  try {
    const latest = await mend(withinDeadline(services), checkout);
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
