import { CallFaults } from '../control/call-faults';
import { addControlRoutes, type ProviderActions } from '../control/routes';
import { json, Router } from '../http/router';
import { secret, stripeId } from '../provider/ids';
import { omit } from '../provider/omit';
import { serveProvider, type SandboxOptions } from '../provider/provider-server';
import { Store } from '../provider/store';
import { Deliveries } from '../webhooks/deliveries';
import { noWebhookFaults } from '../webhooks/faults';
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
  const webhookFaults = noWebhookFaults();
  const faults = new CallFaults();
  const { secretKey, webhookSecret } = store.state;
  let baseUrl = '';
  const deliveries = new Deliveries({
    url: options.webhookUrl,
    sign: ({ body }, now) => ({ 'stripe-signature': signatureHeader(body, webhookSecret, now) }),
    pauses: PAUSES.map((pause) => pause * options.timeScale),
    patience: 10 * second,
    faults: webhookFaults,
    deliveries: store.state.deliveries,
    save: () => store.save(),
  });
  const account = new Account(
    store,
    () => deliveries,
    () => baseUrl,
  );
  const pages = new Router();
  addHostedPage(pages, account);
  addControlRoutes(pages, actionsOf(account), faults, webhookFaults);
  addDelayedPayments(pages, account);
  const server = await serveProvider({
    port: options.port,
    isCall: (path) => path.startsWith('/v1/'),
    call: stripeApi(account),
    failure: (status) => new StripeFault(status, 'api_error', 'The sandbox was told to fail.').reply(),
    callHeaders: () => ({ 'request-id': stripeId('req', 14), 'stripe-version': API_VERSION }),
    pages,
    faults,
    explain: (error) => (error instanceof StripeFault ? error.reply() : undefined),
  });
  baseUrl = server.baseUrl;
  deliveries.start();
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
      await server.close();
      await deliveries.stop();
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
