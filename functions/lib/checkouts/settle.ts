import type { Checkout } from '../../../model/checkouts';
import { ContentionError } from '../errors/errors';
import type { Log } from '../log';
import { retry } from '../retry';
import type { CheckoutEvent } from './transitions';
import { isPriceOf, move, settled, type Settlement } from './transitions';
import { withPaidCheck, type CheckPauses } from './checks';
import type { PaymentGateway } from './gateway';
import type { PaymentRecord } from './record';
import type { ReceiptSink } from './receipts';
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
}

/** Writers that may meet on one checkout are few: a webhook or two, the voter, the reconciler. */
const PATIENCE = { attempts: 8, firstPause: 20 };

/**
 * Asks the provider how a checkout stands, and brings the checkout and the voter's credits up to it. Repeatable,
 * and safe if others do the same at the same moment.
 * @returns the checkout as it is stored afterwards.
 * @throws ProviderError, ContentionError
 */
export async function settle(
  services: SettlingServices,
  checkout: Checkout,
  { disputeId, allDisputes, giveUpIfOpen = false }: SettleOptions = {},
): Promise<Checkout> {
  if (!checkout.providerReference) return checkout;
  const gateway = services.gateways[checkout.provider];
  // Approved by the voter but given up by the voter as well: taking the money now would be against their word.
  const capture = checkout.status === 'PENDING' && !checkout.cancelRequestedAt;
  const found = await gateway.lookUp(checkout, { capture, disputeId, allDisputes });
  reportGone(services, checkout, found);
  const record: PaymentRecord =
    giveUpIfOpen && found.state === 'OPEN' ? { ...found, state: 'EXPIRED' } : found;
  return apply(services, checkout, (stored) => {
    // A page may be paid before its reference was written down. Without it, nobody would look for money that went back.
    const current = stored.providerReference
      ? stored
      : { ...stored, providerReference: checkout.providerReference };
    reportWrongAmount(services, current, record);
    reportPaidAfterDeletion(services, current, record);
    return withPaidCheck(settled(current, record), services.now(), services.checkPauses);
  });
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
  const { id, userId } = checkout;
  let known: Checkout | undefined = checkout;
  const attempt = async () => {
    const current = known ?? (await services.store.read(userId, id));
    if (!current) throw new Error(`Checkout ${id} has gone.`);
    const { checkout: next, entries } = change(current);
    if (next === current) return current;
    const at = new Date(services.now()).toISOString();
    const stored = await services.store.replace(next, entries, at);
    if (stored && entries.length > 0) await services.receipts.send(stored, entries, at);
    known = undefined;
    return stored;
  };
  return retry(attempt, PATIENCE, () => new ContentionError(`Checkout ${id} kept changing.`));
}

function reportWrongAmount({ log }: SettlingServices, checkout: Checkout, record: PaymentRecord): void {
  if (checkout.paid || record.state !== 'PAID' || isPriceOf(checkout, record)) return;
  log('error', 'PaymentWrongAmount', {
    checkoutId: checkout.id,
    provider: checkout.provider,
    expected: `${checkout.pack.amount} ${checkout.pack.currency}`,
    taken: `${record.amount} ${record.currency}`,
  });
}

/** A capture that was under way while the account was deleted: the money has nobody to be for, and goes back by hand. */
function reportPaidAfterDeletion(
  { log }: SettlingServices,
  { id: checkoutId, provider, paid, expiresAt }: Checkout,
  { state }: PaymentRecord,
) {
  if (!paid && state === 'PAID' && expiresAt !== undefined)
    log('error', 'PaidAfterDeletion', { checkoutId, provider });
}

/** PayPal does not say for how long it shows an order. What is gone changes nothing, and somebody should know. */
function reportGone(
  { log }: SettlingServices,
  { id: checkoutId, provider, paid }: Checkout,
  { state }: PaymentRecord,
) {
  if (paid && state !== 'PAID') log('error', 'PaidPaymentGone', { checkoutId, provider, state });
}
