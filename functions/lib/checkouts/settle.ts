import { isDeepStrictEqual } from 'node:util';
import type { Checkout } from '../../../model/checkouts';
import { ContentionError, ProviderError } from '../errors/errors';
import type { Log } from '../log';
import { retry } from '../retry';
import type { CheckoutEvent } from './transitions';
import { move, settled, type Settlement } from './transitions';
import { withBooking } from './bookings';
import { mayCapture } from './capture-right';
import { CHECK_PAUSES, isStale, withCheckSoon, withPaidCheck, type CheckPauses } from './checks';
import type { PaymentGateway } from './gateway';
import { settledGone } from './gone';
import { withUnconfirmed } from './unconfirmed';
import type { PaymentRecord } from './record';
import type { ReceiptSink } from './receipts';
import { report } from './reports';
import type { CheckoutStore } from './store';

/** What settling needs. */
export interface SettlingServices {
  store: CheckoutStore;
  gateways: Record<Checkout['provider'], PaymentGateway>;
  receipts: ReceiptSink;
  log: Log;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Absent: `CHECK_PAUSES`. */
  checkPauses?: CheckPauses;
  /** Milliseconds that one piece of work may spend on a provider. Absent: `PROVIDER_DEADLINE`. */
  providerDeadline?: number;
}

/** How to settle. */
export interface SettleOptions {
  /** A dispute to look at as well. */
  disputeId?: string;
  /** Whether to search for disputes that no event told of. */
  allDisputes?: boolean;
  /** Whether a payment that could still be made is given up. One that is under way never is. */
  giveUpIfOpen?: boolean;
  /** Whether the voter has just done something: came back from the provider's page, or approved the payment there. */
  isAct?: boolean;
  /** Whether it is the buyer who asks to complete it: no doubt is left which of several they want. */
  isBuyer?: boolean;
}

/** Writers that may meet on one checkout are few: a webhook or two, the voter, the reconciler. */
const PATIENCE = { attempts: 8, firstPause: 20 };

/**
 * Asks the provider how a checkout stands, and brings the checkout and the voter's credits up to it. Repeatable,
 * and safe if others do the same at the same moment:
 *
 * (a) The provider is asked after the checkout was read, and what it says is written over the version that was read.
 *     So nothing is written over news that is newer; who finds another version asks again.
 * (b) Who wrote that money went back, or came back, asks once more. Somebody else may have found nothing to write in
 *     between, because the checkout still stood as the provider says by then.
 *
 * @returns the checkout as it is stored afterwards.
 * @throws ProviderError, ContentionError
 */
export async function settle(
  services: SettlingServices,
  checkout: Checkout,
  options: SettleOptions = {},
): Promise<Checkout> {
  if (!checkout.providerReference) return checkout;
  const known: { checkout?: Checkout } = { checkout };
  const attempt = async () => {
    const current = known.checkout ?? (await read(services, checkout));
    const stored = await settleOnce(services, withReference(current, checkout), options);
    // (b)
    const isFinal = stored === current || isDeepStrictEqual(stored?.clawbacks, current.clawbacks);
    known.checkout = isFinal ? undefined : stored;
    return isFinal ? stored : undefined;
  };
  return retry(attempt, PATIENCE, () => new ContentionError(`Checkout ${checkout.id} kept changing.`));
}

/** @returns what is stored then; undefined if somebody else has written since the checkout was read. */
async function settleOnce(
  services: SettlingServices,
  current: Checkout,
  { disputeId, allDisputes, giveUpIfOpen = false, isAct, isBuyer }: SettleOptions,
): Promise<Checkout | undefined> {
  const found = await services.gateways[current.provider].lookUp(current, {
    // Approved by the voter but given up by the voter as well: taking the money now would be against their word.
    capture: current.status === 'PENDING' && !current.cancelRequestedAt,
    isAct,
    ...(!isBuyer && { mayCapture: (approvedAt) => mayCapture(services, current, approvedAt) }),
    disputeId,
    allDisputes,
  });
  const now = services.now();
  report(services, current, found);
  if (found.gone && !current.paid) return settleGone(services, current, giveUpIfOpen);
  const next = withPaidCheck(
    withUnconfirmed(settled(current, toSettle(found, giveUpIfOpen, now)), current, found, now),
    current,
    now,
    services.checkPauses,
  );
  if (found.unknown?.length) return write(services, current, withCheckSoon(next, now));
  // A day later: what can be seen is settled, and it takes a while until somebody has mended the rest.
  const { firstPaid } = services.checkPauses ?? CHECK_PAUSES;
  return write(services, current, found.withheld?.length ? withCheckSoon(next, now, firstPaid) : next);
}

/** @throws ProviderError where it is to be given up, and its page may live: nobody knows whether it was paid. */
async function settleGone(
  services: SettlingServices,
  current: Checkout,
  isGivenUp: boolean,
): Promise<Checkout | undefined> {
  const now = services.now();
  const next = settledGone(current, now);
  const isAwaited = next.checkout.status === 'PENDING' || next.checkout.isUnconfirmed;
  const stored = await write(services, current, isAwaited ? withCheckSoon(next, now) : next);
  if (stored?.status === 'PENDING' && isGivenUp && !isStale(stored, now))
    throw new ProviderError(stored.provider, true, 'it does not know the payment');
  return stored;
}

function toSettle(found: PaymentRecord, giveUpIfOpen: boolean, now: number): PaymentRecord {
  if (giveUpIfOpen && found.state === 'OPEN') return { ...found, state: 'EXPIRED' };
  const { declined } = found;
  return declined ? { ...found, declined: { ...declined, at: new Date(now).toISOString() } } : found;
}

/** A page may be paid before its reference was written down. Without it, nobody would look for money that went back. */
function withReference(current: Checkout, { providerReference }: Checkout): Checkout {
  return current.providerReference ? current : { ...current, providerReference };
}

/** Gives a checkout up, unless it has been paid since. */
export async function giveUp(
  services: SettlingServices,
  checkout: Checkout,
  event: Exclude<CheckoutEvent, 'PAY'>,
  failure?: string,
): Promise<Checkout> {
  return apply(services, checkout, (current) => move(current, event, failure));
}

/**
 * Makes a change that must hold whatever others do at the same time: the change is worked out again from what is
 * stored until it is written, or there is nothing left to write.
 */
export async function apply(
  services: SettlingServices,
  checkout: Checkout,
  change: (current: Checkout) => Settlement,
): Promise<Checkout> {
  let known: Checkout | undefined = checkout;
  const attempt = async () => {
    const current = known ?? (await read(services, checkout));
    known = undefined;
    return write(services, current, change(current));
  };
  return retry(attempt, PATIENCE, () => new ContentionError(`Checkout ${checkout.id} kept changing.`));
}

async function read({ store }: SettlingServices, { userId, id }: Checkout): Promise<Checkout> {
  const current = await store.read(userId, id);
  if (!current) throw new Error(`Checkout ${id} has gone.`);
  return current;
}

async function write(
  { store, receipts, now }: SettlingServices,
  current: Checkout,
  { checkout: next, entries, act }: Settlement,
): Promise<Checkout | undefined> {
  if (next === current) return current;
  const at = new Date(now()).toISOString();
  const stored = await store.replace(withBooking(current, next, at), entries, at, act);
  if (stored && entries.length > 0) await receipts.send(stored, entries, at);
  return stored;
}
