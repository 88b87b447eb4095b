import { merge } from '../control/merge';
import type { ProviderActions } from '../control/routes';
import { json, type Router } from '../http/router';
import { secret, stripeId } from '../provider/ids';
import { omit } from '../provider/omit';
import { startProvider, type SandboxOptions } from '../provider/start-provider';
import { Store } from '../provider/store';
import { Account, API_VERSION } from './account';
import { stripeApi } from './api';
import { StripeFault } from './errors';
import { addHostedPage } from './hosted-page';
import { dispute, failRefund, refund, resolveDispute } from './money-back';
import { endDelayed, pay } from './payments';
import { signatureHeader } from './signature';
import type { StripeState } from './state';

export { signatureHeader } from './signature';
export type { StripeState } from './state';

/** A running sandbox of Stripe. */
export interface StripeSandbox {
  /** For `STRIPE_API_BASE`. */
  apiBase: string;
  secretKey: string;
  webhookSecret: string;
  close: () => Promise<void>;
}

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

const initial = (): StripeState => ({
  secretKey: secret('sk_test_sandbox'),
  webhookSecret: secret('whsec_sandbox'),
  sessions: {},
  lineItems: {},
  paymentIntents: {},
  charges: {},
  refunds: {},
  disputes: {},
  events: {},
  intentMetadata: {},
  kept: {},
  deliveries: [],
});

/** Starts a sandbox of Stripe: its API, its hosted page, its webhooks. */
export async function startStripe(options: SandboxOptions): Promise<StripeSandbox> {
  const store = new Store<StripeState>(options.dataDirectory, 'stripe', initial);
  const { secretKey, webhookSecret } = store.state;
  const { account, baseUrl, close } = await startProvider(store, options, {
    createAccount: (surroundings) => new Account(surroundings),
    isCall: (path) => path.startsWith('/v1/'),
    createApi: stripeApi,
    failure: (status) => new StripeFault(status, 'api_error', 'The sandbox was told to fail.'),
    callHeaders: () => ({ 'request-id': stripeId('req', 14), 'stripe-version': API_VERSION }),
    addPages: (router, account) => {
      addHostedPage(router, account);
      addDelayedPayments(router, account);
    },
    actions: actionsOf,
    sign: (body, now) => ({ 'stripe-signature': signatureHeader(body, webhookSecret, now) }),
    pauses: PAUSES,
    patience: 10 * second,
  });
  const sweep = setInterval(
    () => Object.values(store.state.sessions).forEach((session) => account.expireIfDue(session)),
    second,
  );
  return {
    apiBase: baseUrl,
    secretKey,
    webhookSecret,
    close: async () => {
      clearInterval(sweep);
      await close();
    },
  };
}

function actionsOf(account: Account): ProviderActions {
  return {
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
      if (event) account.emit(event, object);
      account.store.save();
      return object;
    },
    forget: (id) => {
      const object = account.object(id);
      for (const table of account.tables()) Reflect.deleteProperty(table, id);
      account.store.save();
      return object;
    },
    resend: (id) => account.resend(id),
    record: () => omit(account.state, 'secretKey', 'webhookSecret', 'kept'),
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
