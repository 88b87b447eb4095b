import { merge } from '../control/merge';
import type { ProviderActions } from '../control/routes';
import { Unreadable } from '../http/read-request';
import { json, type Router } from '../http/router';
import { commonActions } from '../provider/actions';
import { CAPITALS, randomText, secret } from '../provider/ids';
import { retire } from '../provider/keys';
import { omit } from '../provider/omit';
import type { ProviderDefinition } from '../provider/start-provider';
import type { Deliveries } from '../webhooks/deliveries';
import { Account, capturesOf, refundsOf } from './account';
import { payPalApi } from './api';
import { endPending } from './captures';
import { PayPalFault } from './errors';
import { payPalForgeries } from './forgeries';
import { addHostedPage } from './hosted-page';
import { dispute, failRefund, refund, resolveDispute } from './money-back';
import { fromMinorUnits } from './money';
import type { Order } from './objects';
import { approve, isOver } from './orders';
import { captureOf } from './routes';
import { signatureHeaders } from './signature';
import type { PayPalState } from './state';
import { payPalStates } from './states';

/** PayPal tries up to 25 times in three days; how it spreads them it does not say: here evenly after a quick start. */
const PAUSES = [10_000, 60_000, 300_000, 900_000].concat(Array<number>(21).fill((71.6 / 21) * 3600_000));

const newClientSecret = () => secret('ESecret');

/** A sandbox without a past. */
export const initialPayPal = (): PayPalState => ({
  clientId: secret('AClient'),
  clientSecret: newClientSecret(),
  webhookId: randomText(17, CAPITALS),
  privateKey: '',
  certificate: '',
  orders: {},
  approvals: {},
  disputes: {},
  reversed: {},
  ended: {},
  events: {},
  oldKeys: {},
  kept: {},
  deliveries: [],
  movements: [],
});

/** What PayPal does its own way. */
export const payPalDefinition = (state: PayPalState): ProviderDefinition<PayPalState, Account> => ({
  name: 'PayPal',
  createAccount: (surroundings) => new Account(surroundings),
  isCall: (path) => path.startsWith('/v1/') || path.startsWith('/v2/'),
  createApi: payPalApi,
  failure: (status) => new PayPalFault(status, 'INTERNAL_SERVER_ERROR', 'The sandbox was told to fail.'),
  callHeaders: () => ({ 'paypal-debug-id': randomText(13, CAPITALS).toLowerCase() }),
  addPages: (router, account) => {
    addHostedPage(router, account);
    addSlowPayments(router, account);
  },
  actions: payPalActions,
  sign: (body, now, apiBase) => signatureHeaders(body, now, apiBase, state),
  pauses: PAUSES,
  patience: 30_000,
});

/** What tests and people can make PayPal do. */
function payPalActions(account: Account, deliveries: Pick<Deliveries, 'forge'>): ProviderActions {
  const { state } = account;
  const part = (payment: string, amount: number | undefined) => {
    const capture = captureOf(account, payment);
    const money = amount === undefined ? undefined : fromMinorUnits(capture.amount.currency_code, amount);
    return { capture, money };
  };
  return {
    ...commonActions<Order>({
      states: payPalStates(account),
      find: (id) => account.order(id),
      all: () => Object.values(state.orders),
      view: (order) => viewOf(account, order),
      forgeries: payPalForgeries(state, () => account.baseUrl),
      events: () =>
        Object.values(state.events).map((event) => ({ id: event.id, body: JSON.stringify(event) })),
      deliveries,
    }),
    refund: (payment, amount) => {
      const { capture, money } = part(payment, amount);
      return refund(account, capture.id, money);
    },
    failRefund: (id) => failRefund(account, id),
    dispute: (payment, amount) => {
      const { capture, money } = part(payment, amount);
      return dispute(account, capture, money);
    },
    resolve: (id, outcome) => resolveDispute(account, id, outcome),
    expire: (payment) => {
      account.approval(payment).forgottenAt = account.now();
      account.store.save();
      return { id: payment };
    },
    set: (id, values, event) => {
      const { object, type } = account.object(id);
      merge(object, values);
      if (event) account.emit(event, type, object, 'Set by a test');
      account.store.save();
      return object;
    },
    forget: (id) => account.forget(id),
    resend: (id) => account.resend(id),
    roll: (name, overlap) => {
      if (name !== 'clientSecret') throw new Unreadable(400, 'A key of PayPal is clientSecret.');
      retire(state, name, state.clientSecret, { overlap, longest: Infinity, now: account.now() });
      state.clientSecret = newClientSecret();
      account.store.save();
      return { key: state.clientSecret };
    },
    record: () => omit(state, 'clientId', 'clientSecret', 'privateKey', 'oldKeys', 'kept'),
  };
}

function viewOf(account: Account, order: Order) {
  const [unit] = order.purchase_units;
  const [capture] = capturesOf(order);
  const disputes = capture ? account.disputesOf(capture.id) : [];
  return {
    id: order.id,
    title: `${unit.description ?? ''}, ${unit.amount.value} ${unit.amount.currency_code}`,
    lines: [
      `order ${order.status}`,
      ...(capture ? [`capture of ${capture.amount.value}: ${capture.status}`] : []),
      ...refundsOf(order).map(({ amount, status }) => `refund of ${amount.value}: ${status}`),
      ...disputes.map(({ dispute_amount: amount, status }) => `dispute of ${amount.value}: ${status}`),
    ],
    ...(!isOver(order) && { page: `${account.baseUrl}/checkoutnow?token=${order.id}` }),
  };
}

/** Payments by eCheck, whose capture is pending for days. */
function addSlowPayments(router: Router, account: Account): void {
  router.on('POST /_control/delayed/:id/:step', ({ parameters: { id = '', step } }) => {
    if (step !== 'begin') return json(200, endPending(account, id, step === 'succeed'));
    approve(account, account.order(id), 'slow');
    return json(200, account.order(id));
  });
}
