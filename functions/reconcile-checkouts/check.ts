import type { Checkout } from '../../model/checkouts';
import { unmadeRefunds } from '../../model/refunds';
import { isStale } from '../lib/checkouts/checks';
import { withinDeadline } from '../lib/checkouts/deadline';
import { makeRefunds } from '../lib/checkouts/refunds';
import { reportAccess } from '../lib/checkouts/reports';
import { ProviderError } from '../lib/errors/errors';
import { giveUp, settle, type SettlingServices } from '../lib/checkouts/settle';
import { withdraw } from '../lib/checkouts/withdraw';
import { askAgainSoon, askWithinTheHour, schedule } from './schedule';

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
    // First, so that a checkout that cannot be checked does not stand in the way of the others.
    const scheduled = await schedule(services, checkout);
    if (!scheduled) return;
    const latest = await lookAfter(withinDeadline(services), scheduled);
    const { id: checkoutId, provider, status, paid, creditsGiven } = latest;
    if (status === scheduled.status && creditsGiven === scheduled.creditsGiven) return;
    // It was made here, and is no news that did not come.
    if (unmadeRefunds(scheduled).length > 0) return;
    report.mended += 1;
    log('warn', 'CheckoutMended', {
      checkoutId,
      provider,
      from: checkout.status,
      to: status,
      paid,
      creditsGiven,
    });
  } catch (error) {
    report.failed += 1;
    log('error', 'CheckoutNotChecked', { checkoutId: checkout.id, reason: (error as Error).message });
    reportAccess(services, error);
  }
}

async function lookAfter(services: SettlingServices, scheduled: Checkout): Promise<Checkout> {
  try {
    return await (scheduled.paid ? lookForMoneyBack : lookForMoney)(services, scheduled);
  } catch (error) {
    if (error instanceof ProviderError && error.mendable) await askWithinTheHour(services, scheduled);
    else if (error instanceof ProviderError && error.retryable && scheduled.paid)
      await askAgainSoon(services, scheduled);
    throw error;
  }
}

async function lookForMoney(services: SettlingServices, scheduled: Checkout): Promise<Checkout> {
  // A cancellation that did not come to its end.
  if (scheduled.cancelRequestedAt && scheduled.status === 'PENDING') return withdraw(services, scheduled);
  const giveUpIfOpen = isStale(scheduled, services.now());
  if (scheduled.providerReference) return settle(services, scheduled, { giveUpIfOpen });
  return giveUpIfOpen ? giveUp(services, scheduled, 'FAIL', 'NEVER_OPENED') : scheduled;
}

function lookForMoneyBack(services: SettlingServices, scheduled: Checkout): Promise<Checkout> {
  return unmadeRefunds(scheduled).length > 0
    ? makeRefunds(services, scheduled, { isLater: true })
    : settle(services, scheduled, { allDisputes: true });
}
