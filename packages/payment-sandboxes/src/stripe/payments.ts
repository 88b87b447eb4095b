import { stripeId } from '../provider/ids';
import { seconds, type Account } from './account';
import { StripeFault } from './errors';
import type { Charge, PaymentIntent, Session } from './objects';

/** How a payment on the hosted page goes. `delayed`: a bank debit whose money is still on its way. */
export type Outcome = 'succeeded' | 'declined' | 'delayed';

/** What a buyer does on the hosted page. */
export function pay(account: Account, session: Session, outcome: Outcome): void {
  account.expireIfDue(session);
  if (session.status !== 'open')
    throw new StripeFault(400, 'invalid_request_error', `This session is ${session.status}.`);
  const intent = intentOf(account, session);
  if (outcome === 'declined') decline(account, intent);
  else if (outcome === 'delayed') begin(account, session, intent);
  else {
    complete(account, session, intent);
    account.emit('checkout.session.completed', session);
  }
  account.store.save();
}

/** Ends a delayed payment. */
export function endDelayed(account: Account, session: Session, succeeded: boolean): void {
  const intent = account.intent(session.payment_intent ?? '');
  if (intent.status !== 'processing')
    throw new StripeFault(400, 'invalid_request_error', `The payment is ${intent.status}.`);
  if (succeeded) complete(account, session, intent);
  else decline(account, intent);
  account.emit(`checkout.session.async_payment_${succeeded ? 'succeeded' : 'failed'}`, session);
  account.store.save();
}

function intentOf(account: Account, session: Session): PaymentIntent {
  if (session.payment_intent) return account.intent(session.payment_intent);
  const intent: PaymentIntent = {
    id: stripeId('pi'),
    object: 'payment_intent',
    amount: session.amount_total,
    amount_received: 0,
    created: seconds(),
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

function complete(account: Account, session: Session, intent: PaymentIntent): void {
  const charge = newCharge(account, intent, 'succeeded');
  Object.assign(intent, { status: 'succeeded', amount_received: intent.amount, latest_charge: charge.id });
  Object.assign(session, { status: 'complete', payment_status: 'paid', url: null });
  account.emit('charge.succeeded', charge);
  account.emit('payment_intent.succeeded', intent);
}

function decline(account: Account, intent: PaymentIntent): void {
  const charge = newCharge(account, intent, 'failed');
  const error = { code: 'card_declined', message: 'Your card was declined.', type: 'card_error' };
  Object.assign(intent, {
    status: 'requires_payment_method',
    latest_charge: charge.id,
    last_payment_error: error,
  });
  account.emit('charge.failed', charge);
  account.emit('payment_intent.payment_failed', intent);
}

function newCharge(account: Account, intent: PaymentIntent, status: 'succeeded' | 'failed'): Charge {
  const paid = status === 'succeeded';
  const charge: Charge = {
    id: stripeId('ch'),
    object: 'charge',
    amount: intent.amount,
    amount_captured: paid ? intent.amount : 0,
    amount_refunded: 0,
    captured: paid,
    created: seconds(),
    currency: intent.currency,
    disputed: false,
    failure_code: paid ? null : 'card_declined',
    livemode: false,
    metadata: intent.metadata,
    paid,
    payment_intent: intent.id,
    refunded: false,
    status,
  };
  account.state.charges[charge.id] = charge;
  return charge;
}
