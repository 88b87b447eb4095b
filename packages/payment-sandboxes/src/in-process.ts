/**
 * The sandboxes without servers, clocks and chance of their own: for tests in simulated time. A call is a function call, what
 * would be sent as a webhook is put on a list, and the same seed gives the same ids.
 */
import { answerWithFaults, CallFaults } from './control/call-faults';
import type { ProviderActions } from './control/routes';
import type { Reply, Request } from './http/router';
import type { Account as PayPalAccount } from './paypal/account';
import { initialPayPal, payPalDefinition } from './paypal/definition';
import type { PayPalState } from './paypal/state';
import { payPalStates } from './paypal/states';
import { explain } from './provider/fault';
import type { Bytes } from './provider/ids';
import type { ProviderDefinition } from './provider/start-provider';
import { emptyPrototypes } from './provider/store';
import type { AccountSurroundings, ProviderState } from './provider/surroundings';
import type { Account as StripeAccount } from './stripe/account';
import { initialStripe, stripeDefinition } from './stripe/definition';
import type { StripeState } from './stripe/state';
import { stripeStates } from './stripe/states';

export type { CallFault } from './control/call-faults';
export type { ProviderActions } from './control/routes';
export type { Movement } from './control/states';
export type { Reply } from './http/router';
export type { PayPalState } from './paypal/state';
export type { StripeState } from './stripe/state';

/** What a sandbox in this process lives by. */
export interface InProcessOptions {
  /** Milliseconds since 1970. */
  now: () => number;
  /** Where ids come from. */
  bytes: Bytes;
}

/** A call of a provider's API. */
export type ApiCall = Pick<Request, 'method' | 'path' | 'query' | 'headers' | 'body'>;

/** A sandbox in this process. */
export interface InProcess<State extends ProviderState> {
  readonly state: State;
  /** Calls the API. @returns `'hang'` where no answer would ever come. */
  call(request: ApiCall): Promise<Reply | 'hang'>;
  readonly actions: ProviderActions;
  readonly faults: CallFaults;
  /** Events that would have gone out as webhooks, oldest first; the caller takes them away. */
  readonly sent: { id: string; body: string }[];
}

/** Stripe in this process. `sweep` lets pages expire whose time has come. */
export function stripeInProcess(options: InProcessOptions): InProcess<StripeState> & { sweep: () => void } {
  const state = initialStripe();
  const { account, ...sandbox } = inProcess(state, options, stripeDefinition(state));
  return { ...sandbox, sweep: () => account.expireAllDue() };
}

/** PayPal in this process. */
export function payPalInProcess(options: InProcessOptions): InProcess<PayPalState> {
  const state = initialPayPal();
  const { account: _, ...sandbox } = inProcess(state, options, payPalDefinition(state));
  return sandbox;
}

/** All changes that a payment of a provider can go through, with the provider's words for each. */
export function changesOf(provider: 'stripe' | 'paypal'): { name: string; label: string; says: string[] }[] {
  // Their names need no account; what they do would.
  const none: unknown = {};
  return provider === 'stripe' ? stripeStates(none as StripeAccount) : payPalStates(none as PayPalAccount);
}

function inProcess<State extends ProviderState, Account>(
  state: State,
  { now, bytes }: InProcessOptions,
  definition: ProviderDefinition<State, Account>,
): InProcess<State> & { account: Account } {
  emptyPrototypes(state);
  const sent: { id: string; body: string }[] = [];
  const surroundings: AccountSurroundings<State> = {
    store: { state, save: () => undefined },
    deliveries: { send: (id, body) => void sent.push({ id, body }) },
    baseUrl: () => 'https://sandbox.example',
    now,
    bytes,
  };
  const account = definition.createAccount(surroundings);
  const api = definition.createApi(account);
  const faults = new CallFaults();
  return {
    account,
    state,
    sent,
    faults,
    actions: definition.actions(account, { forge: () => Promise.resolve(0) }),
    call: (request) =>
      answerWithFaults<Reply>(
        faults.take(request.method, request.path),
        (instead) => explain(() => api({ ...request, parameters: {} }, instead)),
        (status) => definition.failure(status, request).reply(),
      ),
  };
}
