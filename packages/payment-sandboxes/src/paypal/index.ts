import { merge } from '../control/merge';
import type { ProviderActions } from '../control/routes';
import { json, type Router } from '../http/router';
import { payPalId, secret } from '../provider/ids';
import { omit } from '../provider/omit';
import { startProvider, type SandboxOptions } from '../provider/start-provider';
import { Store } from '../provider/store';
import { Account } from './account';
import { payPalApi } from './api';
import { endPending } from './captures';
import { newSigner } from './certificate';
import { PayPalFault } from './errors';
import { addHostedPage } from './hosted-page';
import { dispute, failRefund, refund, resolveDispute } from './money-back';
import { fromMinorUnits } from './money';
import { approve } from './orders';
import { captureOf } from './routes';
import { signatureHeaders } from './signature';
import type { PayPalState } from './state';

export { newSigner } from './certificate';
export { signatureHeaders } from './signature';
export type { PayPalState } from './state';

/** A running sandbox of PayPal. */
export interface PayPalSandbox {
  /** For `PAYPAL_API_BASE`. */
  apiBase: string;
  clientId: string;
  clientSecret: string;
  webhookId: string;
  close: () => Promise<void>;
}

/** PayPal tries up to 25 times in three days; how it spreads them it does not say: here evenly after a quick start. */
const PAUSES = [10_000, 60_000, 300_000, 900_000].concat(Array<number>(21).fill((71.6 / 21) * 3600_000));

const initial = (): PayPalState => ({
  clientId: secret('AClient'),
  clientSecret: secret('ESecret'),
  webhookId: payPalId(),
  privateKey: '',
  certificate: '',
  orders: {},
  approvals: {},
  disputes: {},
  events: {},
  kept: {},
  deliveries: [],
});

/** Starts a sandbox of PayPal: its API, its page for buyers, its webhooks. */
export async function startPayPal(options: SandboxOptions): Promise<PayPalSandbox> {
  const store = new Store<PayPalState>(options.dataDirectory, 'paypal', initial);
  if (!store.state.privateKey) Object.assign(store.state, newSigner('sandbox.paypal.example'));
  store.save();
  const { baseUrl, close } = await startProvider(store, options, {
    createAccount: (surroundings) => new Account(surroundings),
    isCall: (path) => path.startsWith('/v1/') || path.startsWith('/v2/'),
    createApi: payPalApi,
    failure: (status) => new PayPalFault(status, 'INTERNAL_SERVER_ERROR', 'The sandbox was told to fail.'),
    callHeaders: () => ({ 'paypal-debug-id': payPalId(13).toLowerCase() }),
    addPages: (router, account) => {
      addHostedPage(router, account);
      addSlowPayments(router, account);
    },
    actions: actionsOf,
    sign: (body, now, apiBase) => signatureHeaders(body, now, apiBase, store.state),
    pauses: PAUSES,
    patience: 30_000,
  });
  const { clientId, clientSecret, webhookId } = store.state;
  return { apiBase: baseUrl, clientId, clientSecret, webhookId, close };
}

function actionsOf(account: Account): ProviderActions {
  const part = (payment: string, amount: number | undefined) => {
    const capture = captureOf(account, payment);
    const money = amount === undefined ? undefined : fromMinorUnits(capture.amount.currency_code, amount);
    return { capture, money };
  };
  return {
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
      account.approval(payment).forgottenAt = Date.now();
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
    forget: (id) => {
      const { object } = account.object(id);
      Reflect.deleteProperty(account.state.orders, id);
      Reflect.deleteProperty(account.state.disputes, id);
      account.store.save();
      return object;
    },
    resend: (id) => account.resend(id),
    record: () => omit(account.state, 'clientId', 'clientSecret', 'privateKey', 'kept'),
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
