/**
 * When the money of an approved order is asked for. Pure.
 *
 * (a) The first time, by who notices the approval first.
 * (b) After it was declined: when the payer has approved it again, and has just done something. PayPal asks for an id of
 *     its own then, because it may answer a repeated one with what it answered before ("Handle funding failures",
 *     "Idempotency").
 */
import type { Checkout } from '../../../../model/checkouts';
import type { PayPalOrder } from './requests';

/** Tells one approval of an order from another: nothing but the payer changes an order between two attempts. */
export function approvalOf({ status, update_time: at }: PayPalOrder): string {
  return `${status} ${at}`;
}

/** The number of the attempt that may be made now; undefined: none. */
export function nextAttempt(
  { declines = 0, declinedApproval }: Pick<Checkout, 'declines' | 'declinedApproval'>,
  order: PayPalOrder,
  isAct: boolean,
): number | undefined {
  if (order.status !== 'APPROVED') return undefined;
  if (declines === 0) return 1;
  return isAct && approvalOf(order) !== declinedApproval ? declines + 1 : undefined;
}

/** The PayPal-Request-Id of an attempt. */
export function captureRequestId({ id }: Pick<Checkout, 'id'>, attempt: number): string {
  return attempt === 1 ? `capture-${id}` : `capture-${id}-${attempt}`;
}

/** Refusals of a capture that say: look again, somebody else was first, or the approval is gone. */
export const LOOK_AGAIN = new Set(['ORDER_ALREADY_CAPTURED', 'ORDER_NOT_APPROVED']);

/**
 * Refusals that are for the payer to mend, by choosing another way to pay or by doing what their bank asks ("Capture
 * payment for order", error messages, in PayPal's Orders reference).
 */
export const PAYERS_TO_MEND = new Set([
  'INSTRUMENT_DECLINED',
  'PAYER_ACTION_REQUIRED',
  'REDIRECT_PAYER_FOR_ALTERNATE_FUNDING',
  'CARD_CLOSED',
  'CARD_EXPIRED',
  'CARD_BRAND_NOT_SUPPORTED',
  'MAX_NUMBER_OF_PAYMENT_ATTEMPTS_EXCEEDED',
  'PAYER_ACCOUNT_LOCKED_OR_CLOSED',
  'PAYER_ACCOUNT_RESTRICTED',
  'PAYER_CANNOT_PAY',
  'TRANSACTION_LIMIT_EXCEEDED',
  'TRANSACTION_RECEIVING_LIMIT_EXCEEDED',
  'TRANSACTION_REFUSED',
]);
