import { type Checkout, isAwaited } from '../../model/checkouts';
import { nextCheckAt, nextPaidCheckAt, nextTryAt, SOON } from '../lib/checkouts/checks';
import { apply, type SettlingServices } from '../lib/checkouts/settle';

/**
 * Takes a check that is due, by writing down when the one after it will be.
 * @returns the checkout as it is stored then; undefined if somebody else took the check or settled the checkout.
 * @throws ContentionError
 */
export async function schedule(
  services: SettlingServices,
  checkout: Checkout,
): Promise<Checkout | undefined> {
  const now = services.now();
  return reschedule(services, checkout, (current) => {
    const counted = { ...current, checks: current.checks + 1 };
    const next = current.paid ? nextPaidCheckAt : nextOf;
    return { ...counted, nextCheckAt: next(counted, now, services.checkPauses) };
  });
}

/**
 * Has a paid checkout whose provider did not answer asked about again after the shortest of its pauses, as if it had
 * not been: the next check may be months away. The last check is made up for, too, unless that fails for a week of pauses.
 * @throws ContentionError
 */
export async function askAgainSoon(services: SettlingServices, scheduled: Checkout): Promise<void> {
  const now = services.now();
  await reschedule(services, scheduled, (current) => ({
    ...current,
    checks: current.checks - 1,
    nextCheckAt: nextTryAt(current, now, services.checkPauses),
  }));
}

/**
 * Has a checkout asked about again within the hour, as if it had not been: its provider could not be asked for a reason
 * that an operator can mend. The last check of one that was paid waits for that, too.
 * @throws ContentionError
 */
export async function askWithinTheHour(services: SettlingServices, scheduled: Checkout): Promise<void> {
  const soon = new Date(services.now() + SOON).toISOString();
  await reschedule(services, scheduled, (current) => {
    const { checks, nextCheckAt = soon } = current;
    return { ...current, checks: checks - 1, nextCheckAt: nextCheckAt < soon ? nextCheckAt : soon };
  });
}

function nextOf(
  { checks }: Checkout,
  ...rest: [now: number, pauses?: SettlingServices['checkPauses']]
): string {
  return nextCheckAt(checks, ...rest);
}

/** Changes when a checkout is checked, unless somebody else has done so: undefined then. */
async function reschedule(
  services: SettlingServices,
  checkout: Checkout,
  change: (current: Checkout) => Checkout,
): Promise<Checkout | undefined> {
  const outcome = { changed: false };
  const latest = await apply(services, checkout, (current) => {
    outcome.changed = (isAwaited(current) || current.paid) && current.nextCheckAt === checkout.nextCheckAt;
    return { checkout: outcome.changed ? change(current) : current, entries: [] };
  });
  return outcome.changed ? latest : undefined;
}
