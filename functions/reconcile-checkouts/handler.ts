import { isAwaited, type Checkout, type CheckQueue } from '../../model/checkouts';
import { PAYMENT_PROVIDERS } from '../../model/payment-providers';
import type { PaymentProvider } from '../../schema/generated/types';
import { PROVIDER_DEADLINE } from '../lib/checkouts/deadline';
import type { SettlingServices } from '../lib/checkouts/settle';
import { check, type ReconciliationReport } from './check';

/** Checkouts of one provider that are looked at together. */
const BATCH = 10;

/** Milliseconds that a batch may take besides its provider's deadline: for the table, when others write there too. */
export const RESERVE = 8000;

/**
 * Asks the providers about every checkout whose next check is due, the longest overdue first. Each provider is asked
 * beside the other, so that one that hangs holds up its own checkouts only; and a batch is begun only while it can
 * end before the function must.
 */
export function reconcileHandler(services: SettlingServices) {
  return async (
    _event: unknown,
    context: { getRemainingTimeInMillis(): number },
  ): Promise<ReconciliationReport> => {
    const report: ReconciliationReport = { checked: 0, mended: 0, failed: 0 };
    const longestBatch = (services.providerDeadline ?? PROVIDER_DEADLINE) + RESERVE;
    const hasTime = () => context.getRemainingTimeInMillis() > longestBatch;
    const runs = await Promise.allSettled(
      PAYMENT_PROVIDERS.map((provider) => checkProvider(services, provider, hasTime, report)),
    );
    services.log('info', 'CheckoutsReconciled', { ...report });
    for (const run of runs) if (run.status === 'rejected') throw run.reason;
    return report;
  };
}

/** Voters who wait for their credits come first. */
async function checkProvider(
  services: SettlingServices,
  provider: PaymentProvider,
  hasTime: () => boolean,
  report: ReconciliationReport,
): Promise<void> {
  for (const paid of [false, true]) await checkQueue(services, { provider, paid }, hasTime, report);
}

async function checkQueue(
  services: SettlingServices,
  queue: CheckQueue,
  hasTime: () => boolean,
  report: ReconciliationReport,
): Promise<void> {
  const seen = new Set<string>();
  while (hasTime()) {
    const now = new Date(services.now()).toISOString();
    const due = await services.store.due(queue, now, BATCH);
    // The index lags: what was just checked may be found again, and so may what was settled.
    const fresh = due.filter((checkout) => !seen.has(checkout.id) && isDue(checkout, now));
    if (fresh.length === 0) break;
    fresh.forEach(({ id }) => seen.add(id));
    await Promise.all(fresh.map((checkout) => check(services, checkout, report)));
  }
}

function isDue(checkout: Checkout, now: string): boolean {
  return isAwaited(checkout) && (checkout.nextCheckAt ?? '') <= now;
}
