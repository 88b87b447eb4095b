import type { Account } from './account';
import { StripeFault } from './errors';
import type { Charge, PaymentIntent, Session } from './objects';
import { payer } from './payer';

/** How a payment on the hosted page goes. `delayed`: a bank debit whose money is still on its way. */
export type Outcome = 'succeeded' | 'declined' | 'delayed';

/**
 * What a buyer does on the hosted page.
 * @param received minor units, where another sum than the price arrives.
 */
export function pay(
  account: Account,
  session: Session,
  outcome: Outcome,
  received = session.amount_total,
): void {
  account.expireIfDue(session);
  if (session.status !== 'open')
    throw new StripeFault(400, 'invalid_request_error', `This session is ${session.status}.`);
  const intent = intentOf(account, session);
  session.customer_details = payer(session.customer_email);
  if (outcome === 'declined') decline(account, session, intent);
  else if (outcome === 'delayed') begin(account, session, intent);
  else {
    complete(account, session, intent, received);
    account.emit('checkout.session.completed', session);
  }
  account.store.save();
}

/** Ends a delayed payment. */
export function endDelayed(account: Account, session: Session, succeeded: boolean): void {
  const intent = account.intent(session.payment_intent ?? '');
  if (!isOnItsWay(intent))
    throw new StripeFault(400, 'invalid_request_error', `The payment is ${intent.status}.`);
  if (succeeded) complete(account, session, intent, intent.amount);
  else decline(account, session, intent);
  account.emit(`checkout.session.async_payment_${succeeded ? 'succeeded' : 'failed'}`, session);
  account.store.save();
}

/** Whether the money of a delayed payment is on its way. */
export function isOnItsWay(intent: PaymentIntent | undefined): boolean {
  const statuses = ['processing', 'requires_action', 'requires_confirmation', 'requires_capture'];
  return intent !== undefined && statuses.includes(intent.status);
}

/** A debit that had arrived is taken back by the buyer's bank, before anybody disputed or refunded it. */
export function undo(account: Account, session: Session): void {
  const intent = account.intent(session.payment_intent ?? '');
  const charge = account.charge(intent.latest_charge ?? '');
  const { id: source, currency, amount_captured: amount } = charge;
  account.move({ kind: 'refund', payment: session.id, source, currency, amount: -amount });
  Object.assign(charge, { paid: false, status: 'failed', failure_code: 'debit_not_authorized' });
  Object.assign(intent, { status: 'requires_payment_method', amount_received: 0 });
  session.payment_status = 'unpaid';
  account.emit('charge.failed', charge);
  account.emit('checkout.session.async_payment_failed', session);
  account.store.save();
}

function intentOf(account: Account, session: Session): PaymentIntent {
  if (session.payment_intent) return account.intent(session.payment_intent);
  const intent: PaymentIntent = {
    id: account.id('pi'),
    object: 'payment_intent',
    amount: session.amount_total,
    amount_received: 0,
    created: account.seconds(),
    currency: session.currency,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    metadata: account.state.intentMetadata[session.id] ?? {},
    status: 'requires_payment_method',
  };
  account.state.paymentIntents[intent.id] = intent;
  session.payment_intent = intent.id;
  account.emit('payment_intent.created', intent);
  return intent;
}

function begin(account: Account, session: Session, intent: PaymentIntent): void {
  intent.status = 'processing';
  Object.assign(session, { status: 'complete', url: null });
  account.emit('payment_intent.processing', intent);
  account.emit('checkout.session.completed', session);
}

function complete(account: Account, session: Session, intent: PaymentIntent, received: number): void {
  const charge = newCharge(account, session, intent, received);
  const { id: source, currency } = charge;
  account.move({ kind: 'payment', payment: session.id, source, currency, amount: received });
  charge.balance_transaction = account.state.movements.at(-1)?.id ?? null;
  Object.assign(intent, { status: 'succeeded', amount_received: received, latest_charge: charge.id });
  Object.assign(session, { status: 'complete', payment_status: 'paid', url: null });
  account.emit('charge.succeeded', charge);
  account.emit('payment_intent.succeeded', intent);
}

function decline(account: Account, session: Session, intent: PaymentIntent): void {
  const charge = newCharge(account, session, intent, 0);
  const error = { code: 'card_declined', message: 'Your card was declined.', type: 'card_error' };
  Object.assign(intent, {
    status: 'requires_payment_method',
    latest_charge: charge.id,
    last_payment_error: error,
  });
  account.emit('charge.failed', charge);
  account.emit('payment_intent.payment_failed', intent);
}

function newCharge(account: Account, session: Session, intent: PaymentIntent, received: number): Charge {
  const paid = received > 0;
  const { address, email, name, phone } = payer(session.customer_email);
  const charge: Charge = {
    id: account.id('ch'),
    object: 'charge',
    amount: received || intent.amount,
    amount_captured: received,
    amount_refunded: 0,
    balance_transaction: null,
    billing_details: { address, email, name, phone },
    captured: paid,
    created: account.seconds(),
    currency: intent.currency,
    disputed: false,
    failure_code: paid ? null : 'card_declined',
    livemode: false,
    metadata: intent.metadata,
    paid,
    payment_intent: intent.id,
    payment_method_details: { type: isOnItsWay(intent) ? 'sepa_debit' : 'card' },
    receipt_email: email,
    receipt_url: paid ? `${account.baseUrl}/receipts/${intent.id}` : null,
    refunded: false,
    status: paid ? 'succeeded' : 'failed',
  };
  account.state.charges[charge.id] = charge;
  return charge;
}
