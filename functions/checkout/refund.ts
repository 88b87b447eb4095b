import type { AuditEntry } from '../../model/audit-trail';
import type { Checkout } from '../../model/checkouts';
import { REFUND_REASON_LENGTH } from '../../model/limits';
import { takenOf } from '../../model/receipts';
import { askedStatus, nextRefundId, type RefundRequest } from '../../model/refunds';
import type { RefundCheckoutInput } from '../../schema/generated/types';
import { nextCheckAt, withCheckSoon } from '../lib/checkouts/checks';
import { refundableAmount, whyNot } from '../lib/checkouts/refundable';
import { makeRefunds } from '../lib/checkouts/refunds';
import { reportAccess } from '../lib/checkouts/reports';
import { apply, settle, type SettlingServices } from '../lib/checkouts/settle';
import { toldOf } from '../lib/checkouts/standing';
import {
  checkoutNotFound,
  ContentionError,
  invalidInput,
  notRefundable,
  ProviderError,
  type NotRefundable,
} from '../lib/errors/errors';
import { checkIdempotencyKey } from './idempotency-key';

/** A refund that was asked for, and its checkout as it is stored. */
interface Asked {
  checkout: Checkout;
  request: RefundRequest;
  /** Whether it was asked for just now. */
  isNew: boolean;
}

/**
 * `Mutation.refundCheckout`: looks how the payment stands, writes the refund down together with its entry in the audit
 * trail, and then has the provider make it. What does not get that far is done by the reconciler.
 * @param by the organiser, by user id.
 * @throws CallerError; ProviderError and ContentionError before anything was written down.
 */
export async function refundCheckout(
  services: SettlingServices,
  by: string,
  input: RefundCheckoutInput,
): Promise<Checkout> {
  const reason = checkedReason(input);
  const found = await services.store.read(input.userId, input.checkoutId);
  if (!found) throw checkoutNotFound();
  const known = findRequest(found, input, reason);
  const { checkout, request, isNew } = known
    ? { checkout: found, request: known, isNew: false }
    : await askFor(services, found, by, { ...input, reason });
  if (askedStatus(request, checkout.clawbacks) !== 'ASKED') return answer(checkout, request);
  try {
    return answer(await makeRefunds(services, checkout, isNew ? { justAsked: request.id } : {}), request);
  } catch (error) {
    if (!(error instanceof ProviderError || error instanceof ContentionError)) throw error;
    const { id: checkoutId, provider } = checkout;
    services.log('warn', 'RefundNotMade', {
      checkoutId,
      provider,
      refund: request.id,
      reason: error.message,
    });
    reportAccess(services, error);
    return apply(services, checkout, (current) =>
      withCheckSoon({ checkout: current, entries: [] }, services.now(), services.checkPauses?.first),
    );
  }
}

function checkedReason({ reason, amount, idempotencyKey }: RefundCheckoutInput): string {
  const text = reason.trim();
  if (text === '' || text.length > REFUND_REASON_LENGTH)
    throw invalidInput('reason', `A reason has 1 to ${REFUND_REASON_LENGTH} characters.`);
  if (typeof amount === 'number' && amount < 1)
    throw invalidInput('amount', 'A refund gives something back.');
  checkIdempotencyKey(idempotencyKey);
  return text;
}

/** What the organiser's own name for the request stands for. @throws CallerError if that is something else. */
function findRequest(
  { asked = [] }: Checkout,
  { idempotencyKey, amount }: RefundCheckoutInput,
  reason: string,
): RefundRequest | undefined {
  const known = idempotencyKey ? asked.find(({ key }) => key === idempotencyKey) : undefined;
  if (!known) return undefined;
  if (known.reason !== reason || (typeof amount === 'number' && amount !== known.amount))
    throw invalidInput('idempotencyKey', 'This idempotency key was used for another amount or reason.');
  return known;
}

/** Writes a refund down, once its provider was asked how the payment stands. */
async function askFor(
  services: SettlingServices,
  found: Checkout,
  by: string,
  input: RefundCheckoutInput,
): Promise<Asked> {
  const settled = await settle(services, found, { allDisputes: true });
  const written: { request?: RefundRequest; isNew: boolean } = { isNew: true };
  const checkout = await apply(services, settled, (current) => {
    // Another call with the same name was first.
    const known = findRequest(current, input, input.reason);
    written.isNew = !known;
    written.request = known ?? newRequest(services, current, by, input);
    if (known) return { checkout: current, entries: [] };
    const next = { ...current, asked: [...(current.asked ?? []), written.request] };
    const now = services.now();
    const checked = { ...next, ...toldOf(next), nextCheckAt: nextCheckAt(0, now, services.checkPauses) };
    return { checkout: checked, entries: [], act: actOf(current, written.request) };
  });
  return { checkout, request: written.request!, isNew: written.isNew };
}

function newRequest(
  services: SettlingServices,
  checkout: Checkout,
  by: string,
  { amount, reason, idempotencyKey }: RefundCheckoutInput,
): RefundRequest {
  const obstacle = whyNot(checkout);
  if (obstacle) throw notRefundable(checkout.status, obstacle);
  const left = refundableAmount(checkout);
  if (typeof amount === 'number' && amount > left)
    throw invalidInput('amount', `Only ${left} of this payment, in minor units, is left to be refunded.`);
  return {
    id: nextRefundId(checkout),
    amount: amount ?? left,
    reason,
    by,
    at: new Date(services.now()).toISOString(),
    ...(idempotencyKey && { key: idempotencyKey }),
  };
}

function actOf(checkout: Checkout, { id, by, at, reason, amount }: RefundRequest): AuditEntry {
  const { currency } = takenOf(checkout);
  return {
    id,
    at,
    by,
    action: 'REFUND_CHECKOUT',
    userId: checkout.userId,
    reason,
    before: { returned: checkout.returned ?? 0 },
    after: { checkoutId: checkout.id, provider: checkout.provider, amount, currency },
  };
}

/** Words of the providers that say why, beyond that it is not possible. */
const REFUSALS: Record<string, NotRefundable> = {
  charge_disputed: 'DISPUTED',
  charge_already_refunded: 'NOTHING_LEFT',
  CAPTURE_FULLY_REFUNDED: 'NOTHING_LEFT',
  CAPTURE_DISPUTED_PARTIAL_REFUND_NOT_ALLOWED: 'DISPUTED',
  REFUND_NOT_PERMITTED_DUE_TO_CHARGEBACK: 'DISPUTED',
};

function answer(checkout: Checkout, { id }: RefundRequest): Checkout {
  const request = checkout.asked?.find((other) => other.id === id);
  if (!request || askedStatus(request, checkout.clawbacks) !== 'REFUSED') return checkout;
  throw notRefundable(checkout.status, REFUSALS[request.refusal ?? ''] ?? 'REFUSED');
}
