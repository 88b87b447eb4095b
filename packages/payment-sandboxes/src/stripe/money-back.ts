import type { Account } from './account';
import { invalid, missing, StripeFault } from './errors';
import { book } from './movements';
import type { Charge, Dispute, DisputeStatus, Refund } from './objects';

/** Gives money of a charge back: `POST /v1/refunds`. */
export function refund(
  account: Account,
  charge: Charge,
  amount = charge.amount - charge.amount_refunded,
  {
    reason = null,
    metadata = {},
    status = 'succeeded',
  }: Partial<Pick<Refund, 'reason' | 'metadata' | 'status'>> = {},
): Refund {
  const { state } = account;
  if (hasDispute(account, charge))
    throw refused(charge, 'has been charged back; cannot issue a refund.', 'disputed');
  if (!charge.paid || charge.refunded)
    throw refused(charge, 'has already been refunded.', 'already_refunded');
  const left = charge.amount - charge.amount_refunded;
  if (!Number.isInteger(amount) || amount < 1 || amount > left)
    throw invalid('amount', `Refund amount (${amount}) is not within the unrefunded amount (${left}).`);
  const made: Refund = {
    id: account.id('re'),
    object: 'refund',
    amount,
    charge: charge.id,
    created: account.moment(),
    currency: charge.currency,
    metadata,
    payment_intent: charge.payment_intent,
    reason,
    status,
  };
  state.refunds[made.id] = made;
  setRefunded(account, charge);
  account.emit('refund.created', made);
  account.emit('charge.refunded', charge);
  account.store.save();
  return made;
}

const refused = (charge: Charge, words: string, code: string) =>
  new StripeFault(
    400,
    'invalid_request_error',
    `Charge ${charge.id} ${words}`,
    { code: `charge_${code}` },
    true,
  );

/** Statuses of a dispute in which its charge may be refunded; an inquiry may ("Refund and cancel payments"). */
const REFUNDABLE = new Set([
  'won',
  'prevented',
  'warning_needs_response',
  'warning_under_review',
  'warning_closed',
]);

/** Whether a dispute that is open or lost forbids refunds. */
export function hasDispute({ state }: Account, { id }: Charge): boolean {
  return Object.values(state.disputes).some(({ charge, status }) => charge === id && !REFUNDABLE.has(status));
}

/** A refund goes on to another status: the buyer's bank sends it back, or it arrives after all. */
export function setRefund(account: Account, id: string, status: Refund['status']): Refund {
  const made = account.state.refunds[id];
  if (!made) throw missing('refund', id);
  made.status = status;
  setRefunded(account, account.charge(made.charge));
  if (status === 'failed') account.emit('refund.failed', made);
  else account.emit('refund.updated', made);
  account.emit('charge.refund.updated', made);
  account.store.save();
  return made;
}

/** The buyer's bank sends a refund back. */
export function failRefund(account: Account, id: string): Refund {
  if (account.state.refunds[id]?.status !== 'succeeded') throw missing('refund', id);
  return setRefund(account, id, 'failed');
}

/** The buyer tells their bank that they did not want to pay; or the bank only asks. */
export function dispute(
  account: Account,
  charge: Charge,
  amount = charge.amount,
  status: 'needs_response' | 'warning_needs_response' = 'needs_response',
): Dispute {
  const opened: Dispute = {
    id: account.id('du'),
    object: 'dispute',
    amount,
    charge: charge.id,
    created: account.moment(),
    currency: charge.currency,
    is_charge_refundable: status === 'warning_needs_response',
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    reason: 'fraudulent',
    status,
  };
  account.state.disputes[opened.id] = opened;
  charge.disputed = true;
  account.emit('charge.dispute.created', opened);
  if (status === 'needs_response') account.emit('charge.dispute.funds_withdrawn', opened);
  book(account, charge);
  account.store.save();
  return opened;
}

/** The bank decides. */
export function resolveDispute(account: Account, id: string, status: 'won' | 'lost'): Dispute {
  if (account.state.disputes[id]?.status !== 'needs_response') throw missing('dispute', id);
  return setDispute(account, id, status);
}

const OVER = new Set<DisputeStatus>(['won', 'lost', 'warning_closed', 'prevented']);

/** A dispute goes on to another status. */
export function setDispute(account: Account, id: string, status: DisputeStatus): Dispute {
  const known = account.state.disputes[id];
  if (!known) throw missing('dispute', id);
  known.status = status;
  known.is_charge_refundable = REFUNDABLE.has(status);
  account.emit(OVER.has(status) ? 'charge.dispute.closed' : 'charge.dispute.updated', known);
  if (status === 'won') account.emit('charge.dispute.funds_reinstated', known);
  book(account, account.charge(known.charge));
  account.store.save();
  return known;
}

/** What a charge says of its refunds: those under way count, those that failed do not. */
export function setRefunded(account: Account, charge: Charge): void {
  const { refunds, unlisted } = account.state;
  const amount = Object.values(refunds)
    .filter((each) => each.charge === charge.id && each.status !== 'failed' && each.status !== 'canceled')
    .reduce((sum, each) => sum + each.amount, unlisted[charge.id] ?? 0);
  Object.assign(charge, { amount_refunded: amount, refunded: amount === charge.amount });
  book(account, charge);
}
