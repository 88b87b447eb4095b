import { merge } from '../control/merge';
import type { ProviderActions } from '../control/routes';
import { Unreadable } from '../http/read-request';
import { json, type Router } from '../http/router';
import { price } from '../page/page';
import { commonActions } from '../provider/actions';
import { randomText, secret } from '../provider/ids';
import { goodKeys, retire } from '../provider/keys';
import { omit } from '../provider/omit';
import type { ProviderDefinition } from '../provider/start-provider';
import type { Deliveries } from '../webhooks/deliveries';
import { Account, API_VERSION, eventText } from './account';
import { stripeApi } from './api';
import { forbidden, StripeFault } from './errors';
import { stripeForgeries } from './forgeries';
import { addHostedPage, decimal } from './hosted-page';
import { dispute, failRefund, refund, resolveDispute, setRefunded } from './money-back';
import type { Session } from './objects';
import { endDelayed, pay } from './payments';
import { signatureHeader } from './signature';
import type { StripeState } from './state';
import { stripeStates } from './states';

const second = 1000;
const hour = 3600 * second;

/** Stripe tries for up to three days, with exponential back-off ("Receive Stripe events": automatic retries). */
const PAUSES = [
  10 * second,
  60 * second,
  300 * second,
  1800 * second,
  hour,
  2 * hour,
  4 * hour,
  8 * hour,
].concat(Array<number>(4).fill(12 * hour));

/** Seconds for which two are good at most: "Rolling keys" and "Roll endpoint signing secrets" in Stripe's documentation. */
const LONGEST_OVERLAP = { secretKey: 7 * 24 * 3600, webhookSecret: 24 * 3600 };

const NEW_KEYS = {
  secretKey: () => secret('sk_test_sandbox'),
  webhookSecret: () => secret('whsec_sandbox'),
};

/** A sandbox without a past. */
export const initialStripe = (): StripeState => ({
  secretKey: NEW_KEYS.secretKey(),
  webhookSecret: NEW_KEYS.webhookSecret(),
  sessions: {},
  lineItems: {},
  paymentIntents: {},
  charges: {},
  refunds: {},
  disputes: {},
  events: {},
  intentMetadata: {},
  unlisted: {},
  movements: [],
  oldKeys: {},
  kept: {},
  deliveries: [],
});

/** What Stripe does its own way. */
export const stripeDefinition = (state: StripeState): ProviderDefinition<StripeState, Account> => ({
  name: 'Stripe',
  createAccount: (surroundings) => new Account(surroundings),
  isCall: (path) => path.startsWith('/v1/'),
  createApi: stripeApi,
  failure: (status, { method, path }) =>
    status === 403
      ? forbidden(method, path)
      : new StripeFault(status, 'api_error', 'The sandbox was told to fail.'),
  callHeaders: () => ({ 'request-id': `req_${randomText(14)}`, 'stripe-version': API_VERSION }),
  addPages: (router, account) => {
    addHostedPage(router, account);
    addDelayedPayments(router, account);
  },
  actions: stripeActions,
  sign: (body, now) => {
    const secrets = goodKeys(state, 'webhookSecret', state.webhookSecret, now);
    return { 'stripe-signature': signatureHeader(body, secrets, now) };
  },
  pauses: PAUSES,
  patience: 10 * second,
});

/** What tests and people can make Stripe do. */
function stripeActions(account: Account, deliveries: Pick<Deliveries, 'forge'>): ProviderActions {
  const { state } = account;
  return {
    ...commonActions<Session>({
      states: stripeStates(account),
      find: (id) => account.session(id),
      all: () => Object.values(state.sessions),
      view: (session) => viewOf(account, session),
      forgeries: stripeForgeries(() => state.webhookSecret),
      events: () => Object.values(state.events).map((event) => ({ id: event.id, body: eventText(event) })),
      deliveries,
    }),
    refund: (payment, amount) => refund(account, account.chargeOf(payment), amount),
    failRefund: (id) => failRefund(account, id),
    dispute: (payment, amount) => dispute(account, account.chargeOf(payment), amount),
    resolve: (id, outcome) => resolveDispute(account, id, outcome),
    expire: (payment) => {
      const session = account.session(payment);
      if (session.status === 'open') account.expire(session);
      return session;
    },
    set: (id, values, event) => {
      const object = account.object(id);
      merge(object, values);
      if (object.object === 'dispute' || object.object === 'refund') rebook(account, object);
      if (event) account.emit(event, object);
      account.store.save();
      return object;
    },
    forget: (id) => account.forget(id),
    resend: (id) => account.resend(id),
    roll: (name, overlap) => {
      if (name !== 'secretKey' && name !== 'webhookSecret')
        throw new Unreadable(400, 'A key of Stripe is secretKey or webhookSecret.');
      retire(state, name, state[name], { overlap, longest: LONGEST_OVERLAP[name], now: account.now() });
      state[name] = NEW_KEYS[name]();
      account.store.save();
      return { key: state[name] };
    },
    record: () => omit(state, 'secretKey', 'webhookSecret', 'oldKeys', 'kept'),
  };
}

/** After values were set by hand: the books follow. */
function rebook(account: Account, object: object): void {
  const charge = account.state.charges[(object as { charge?: string }).charge ?? ''];
  if (charge?.paid) setRefunded(account, charge);
}

function viewOf({ state }: Account, session: Session) {
  const intent = state.paymentIntents[session.payment_intent ?? ''];
  const charge = state.charges[intent?.latest_charge ?? ''];
  const refunds = Object.values(state.refunds).filter((each) => each.charge === charge?.id);
  const disputes = Object.values(state.disputes).filter((each) => each.charge === charge?.id);
  const shown = (amount: number) => price(decimal(amount, session.currency), session.currency);
  return {
    id: session.id,
    title: `${state.lineItems[session.id]?.[0]?.description ?? ''}, ${shown(session.amount_total)}`,
    lines: [
      `session ${session.status}, ${session.payment_status}`,
      ...(intent ? [`payment intent ${intent.status}`] : []),
      ...[...refunds, ...disputes].map(
        ({ object, amount, status }) => `${object} of ${shown(amount)}: ${status}`,
      ),
    ],
    ...(session.url && { page: session.url }),
  };
}

/** Payments by bank debit, which succeed or fail days later. */
function addDelayedPayments(router: Router, account: Account): void {
  router.on('POST /_control/delayed/:id/:step', ({ parameters: { id = '', step } }) => {
    const session = account.session(id);
    if (step === 'begin') pay(account, session, 'delayed');
    else endDelayed(account, session, step === 'succeed');
    return json(200, session);
  });
}
