import { stripeId } from '../provider/ids';
import type { Account } from './account';
import { invalid, missing, StripeFault } from './errors';
import type { Charge, Dispute, Refund } from './objects';

/** Gives money of a charge back: `POST /v1/refunds`. */
export function refund(
  account: Account,
  charge: Charge,
  amount = charge.amount - charge.amount_refunded,
  reason: string | null = null,
): Refund {
  if (hasDispute(account, charge))
    throw new StripeFault(
      400,
      'invalid_request_error',
      `Charge ${charge.id} has been charged back; cannot issue a refund.`,
      { code: 'charge_disputed' },
      true,
    );
  if (!charge.paid || charge.refunded)
    throw new StripeFault(
      400,
      'invalid_request_error',
      `Charge ${charge.id} has already been refunded.`,
      { code: 'charge_already_refunded' },
      true,
    );
  const left = charge.amount - charge.amount_refunded;
  if (!Number.isInteger(amount) || amount < 1 || amount > left)
    throw invalid('amount', `Refund amount (${amount}) is not within the unrefunded amount (${left}).`);
  const made: Refund = {
    id: stripeId('re'),
    object: 'refund',
    amount,
    charge: charge.id,
    created: account.moment(),
    currency: charge.currency,
    metadata: {},
    payment_intent: charge.payment_intent,
    reason,
    status: 'succeeded',
  };
  account.state.refunds[made.id] = made;
  setRefunded(charge, charge.amount_refunded + amount);
  account.emit('refund.created', made);
  account.emit('charge.refunded', charge);
  account.store.save();
  return made;
}

/** A dispute that is open or lost; an inquiry can be refunded ("Refund and cancel payments" in Stripe's documentation). */
function hasDispute({ state }: Account, { id }: Charge): boolean {
  const over = ['won', 'prevented', 'warning_needs_response', 'warning_under_review', 'warning_closed'];
  return Object.values(state.disputes).some(({ charge, status }) => charge === id && !over.includes(status));
}

/** The buyer's bank sends a refund back. */
export function failRefund(account: Account, id: string): Refund {
  const made = account.state.refunds[id];
  if (made?.status !== 'succeeded') throw missing('refund', id);
  made.status = 'failed';
  const charge = account.charge(made.charge);
  setRefunded(charge, charge.amount_refunded - made.amount);
  account.emit('refund.failed', made);
  account.store.save();
  return made;
}

/** The buyer tells their bank that they did not want to pay. */
export function dispute(account: Account, charge: Charge, amount = charge.amount): Dispute {
  const opened: Dispute = {
    id: stripeId('du'),
    object: 'dispute',
    amount,
    charge: charge.id,
    created: account.moment(),
    currency: charge.currency,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    reason: 'fraudulent',
    status: 'needs_response',
  };
  account.state.disputes[opened.id] = opened;
  charge.disputed = true;
  account.emit('charge.dispute.created', opened);
  account.emit('charge.dispute.funds_withdrawn', opened);
  account.store.save();
  return opened;
}

/** The bank decides. */
export function resolveDispute(account: Account, id: string, status: 'won' | 'lost'): Dispute {
  const opened = account.state.disputes[id];
  if (opened?.status !== 'needs_response') throw missing('dispute', id);
  opened.status = status;
  account.emit('charge.dispute.closed', opened);
  if (status === 'won') account.emit('charge.dispute.funds_reinstated', opened);
  account.store.save();
  return opened;
}

function setRefunded(charge: Charge, amount: number): void {
  Object.assign(charge, { amount_refunded: amount, refunded: amount === charge.amount });
}
