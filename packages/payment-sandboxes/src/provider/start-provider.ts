import { randomBytes } from 'node:crypto';
import { answerWithFaults, CallFaults } from '../control/call-faults';
import { addControlRoutes, type ProviderActions } from '../control/routes';
import { Router, type Reply, type Request } from '../http/router';
import { isFromOwnPage } from '../http/own-page';
import { listen } from '../http/server';
import { messagePage } from '../page/page';
import { STYLE_PATH, style } from '../page/style';
import { Deliveries } from '../webhooks/deliveries';
import { noWebhookFaults } from '../webhooks/faults';
import { explain, type ProviderFault } from './fault';
import { addControlPage } from './page-routes';
import type { Store } from './store';
import type { AccountSurroundings, ProviderState } from './surroundings';

/** How a sandbox is started. */
export interface SandboxOptions {
  /** Where its state is kept. */
  dataDirectory: string;
  port: number;
  /** Where webhooks go. */
  webhookUrl: string;
  /** By how much the pauses between deliveries are shortened: 1 keeps the provider's own. */
  timeScale: number;
}

/**
 * Answers a call of the API.
 * @param instead of what the call asks for: a failure of the provider's own, after it has begun.
 */
export type ProviderApi = (request: Request, instead?: () => Promise<Reply>) => Promise<Reply>;

/** What one provider does its own way. */
export interface ProviderDefinition<State extends ProviderState, Account> {
  /** For people. */
  name: string;
  createAccount: (surroundings: AccountSurroundings<State>) => Account;
  /** Whether a path belongs to the API; everything else is pages and controls. */
  isCall: (path: string) => boolean;
  /** Answers calls of the API. */
  createApi: (account: Account) => ProviderApi;
  /** The provider's own words for a failure of its own, or for a call that a key has no right to. */
  failure: (status: number, call: Pick<Request, 'method' | 'path'>) => ProviderFault;
  /** Headers on every answer of the API. */
  callHeaders: () => Record<string, string>;
  /** Adds the hosted page and the controls that no other provider has. */
  addPages: (router: Router, account: Account) => void;
  actions: (account: Account, deliveries: Pick<Deliveries, 'forge'>) => ProviderActions;
  /** Headers of one attempt to deliver an event. */
  sign: (body: string, now: number, baseUrl: string) => Record<string, string>;
  /** Milliseconds before each further attempt. */
  pauses: number[];
  /** Milliseconds that a listener has to answer. */
  patience: number;
}

/** A provider's sandbox that listens. */
export interface RunningProvider<Account> {
  account: Account;
  baseUrl: string;
  close: () => Promise<void>;
}

/** Starts a provider: its API with the faults that tests ask for, its pages, its controls, its webhooks. */
export async function startProvider<State extends ProviderState, Account>(
  store: Store<State>,
  options: SandboxOptions,
  definition: ProviderDefinition<State, Account>,
): Promise<RunningProvider<Account>> {
  const webhookFaults = noWebhookFaults();
  const callFaults = new CallFaults();
  let baseUrl = '';
  const deliveries = new Deliveries({
    url: options.webhookUrl,
    sign: ({ body }, now) => definition.sign(body, now, baseUrl),
    pauses: definition.pauses.map((pause) => pause * options.timeScale),
    patience: definition.patience,
    faults: webhookFaults,
    deliveries: store.state.deliveries,
    save: () => store.save(),
  });
  const account = definition.createAccount({
    store,
    deliveries,
    baseUrl: () => baseUrl,
    now: Date.now,
    bytes: randomBytes,
  });
  const pages = new Router().on(`GET ${STYLE_PATH}`, style);
  definition.addPages(pages, account);
  const actions = definition.actions(account, deliveries);
  addControlRoutes(pages, actions, callFaults, webhookFaults);
  addControlPage(pages, definition.name, actions, webhookFaults);
  const call = definition.createApi(account);
  const answerCall = async (request: Request): Promise<Reply | 'hang'> => {
    const reply = await answerWithFaults<Reply>(
      callFaults.take(request.method, request.path),
      (instead) => explain(() => call(request, instead)),
      (status) => definition.failure(status, request).reply(),
    );
    return reply === 'hang'
      ? reply
      : { ...reply, headers: { ...definition.callHeaders(), ...reply.headers } };
  };
  const server = await listen(options.port, (request) =>
    definition.isCall(request.path) ? answerCall(request) : explain(() => answerPage(pages, request)),
  );
  baseUrl = server.baseUrl;
  deliveries.start();
  return {
    account,
    baseUrl,
    close: async () => {
      await server.close();
      await deliveries.stop();
    },
  };
}

async function answerPage(pages: Router, request: Request): Promise<Reply> {
  if (/^\/_control(\/|$)/.test(request.path) && !isFromOwnPage(request.headers))
    return messagePage('Not for you', 'Only pages of this address may steer the sandbox.', 403);
  const found = pages.find(request.method, request.path);
  if (!found) return messagePage('Not found', 'There is no such page.', 404);
  return found.route({ ...request, parameters: found.parameters });
}
