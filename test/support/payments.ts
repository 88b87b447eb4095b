import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { byProvider } from '../../functions/lib/by-provider';
import type { ProviderDefinition } from '../../functions/lib/checkouts/provider';
import { PROVIDERS } from '../../functions/lib/payments/providers';
import { TableStore } from '../../functions/lib/checkouts/table-store';
import type { ReconciliationReport } from '../../functions/reconcile-checkouts/check';
import { reconcileHandler } from '../../functions/reconcile-checkouts/handler';
import type { PayPalState } from '@hustings/payment-sandboxes/paypal';
import type { StripeState } from '@hustings/payment-sandboxes/stripe';
import { PAYMENT_PROVIDERS, pathOf } from '../../model/payment-providers';
import type { CheckoutStatus, PaymentProvider } from '../../schema/generated/types';
import { stackUrl, type Answer, type Caller } from './clients';

/** A checkout as tests use it. */
export interface TestCheckout {
  id: string;
  provider: PaymentProvider;
  status: CheckoutStatus;
  redirectUrl: string | null;
  pack: { id: string; credits: number; amount: number; currency: string };
}

/** One line of a voter's account. */
export interface TestCreditEntry {
  kind: string;
  credits: number;
  reference: string | null;
}

const fields = 'id provider status redirectUrl pack { id credits amount currency }';

/** The sandboxes listen in their order, beginning with this port after that of the front door. */
const FIRST_PORT = 3;

/** The address of a provider's sandbox. */
export function providerUrl(provider: PaymentProvider, baseUrl = stackUrl()): string {
  return `http://localhost:${Number(new URL(baseUrl).port) + FIRST_PORT + PAYMENT_PROVIDERS.indexOf(provider)}`;
}

/** Steers a sandbox, or asks it. */
export async function control<Result = Record<string, unknown>>(
  provider: PaymentProvider,
  route: string,
  body?: object,
  baseUrl = stackUrl(),
): Promise<Result> {
  const init = body ? { method: 'POST', body: JSON.stringify(body) } : {};
  const response = await fetch(`${providerUrl(provider, baseUrl)}/_control/${route}`, init);
  const text = await response.text();
  if (!response.ok) throw new Error(`${route}: ${text}`);
  return (text ? JSON.parse(text) : undefined) as Result;
}

/** Runs something while a provider's webhooks are all lost. */
export async function withoutWebhooks<Result>(
  provider: PaymentProvider,
  work: () => Promise<Result>,
): Promise<Result> {
  await control(provider, 'webhooks', { drop: true });
  try {
    return await work();
  } finally {
    await control(provider, 'webhooks', { drop: false });
  }
}

/** Begins a purchase that must succeed. */
export async function createCheckout(
  caller: Caller,
  provider: PaymentProvider,
  more: { packId?: string; idempotencyKey?: string } = {},
): Promise<TestCheckout> {
  const { createCheckout: checkout } = await caller.expect<{ createCheckout: TestCheckout }>(
    `mutation($input: CreateCheckoutInput!) { createCheckout(input: $input) { ${fields} } }`,
    { input: { packId: 'starter-eur', provider, ...more } },
  );
  return checkout;
}

/** Presses a button on the provider's page; what the page answered. */
export function press(checkout: TestCheckout, action: string): Promise<Response> {
  return fetch(checkout.redirectUrl ?? '', {
    method: 'POST',
    body: new URLSearchParams({ action }),
    redirect: 'manual',
  });
}

/** `completeCheckout` or `cancelCheckout`. */
export function call(
  caller: Caller,
  field: 'completeCheckout' | 'cancelCheckout',
  id: string,
): Promise<Answer<Record<typeof field, TestCheckout>>> {
  return caller.run(`mutation($id: ID!) { ${field}(id: $id) { ${fields} } }`, { id });
}

/** A checkout as its owner sees it. */
export async function readCheckout(caller: Caller, id: string): Promise<TestCheckout | null> {
  return (
    await caller.expect<{ checkout: TestCheckout | null }>(
      `query($id: ID!) { checkout(id: $id) { ${fields} } }`,
      { id },
    )
  ).checkout;
}

/** Balance and history of a voter, newest entry first. */
export async function readAccount(
  caller: Caller,
): Promise<{ credits: number; entries: TestCreditEntry[]; sum: number }> {
  const { me } = await caller.expect<{
    me: { credits: number; creditHistory: { items: TestCreditEntry[] } };
  }>('query { me { credits creditHistory(limit: 50) { items { kind credits reference } } } }');
  const entries = me.creditHistory.items;
  return { credits: me.credits, entries, sum: entries.reduce((sum, { credits }) => sum + credits, 0) };
}

/** What the provider calls a checkout's payment, as the address of its page says. */
export function paymentOf({ provider, redirectUrl }: TestCheckout): string {
  const url = new URL(redirectUrl ?? '');
  return (provider === 'STRIPE' ? url.pathname.split('/').pop() : url.searchParams.get('token')) ?? '';
}

/** Where a running stack keeps things. */
export interface StackFacts {
  dataDirectory: string;
  dynamodbEndpoint: string;
  tableName: string;
}

/** What a running stack says of itself. */
export async function readFacts(baseUrl = stackUrl()): Promise<StackFacts> {
  return (await (await fetch(`${baseUrl}/_local/stack.json`)).json()) as StackFacts;
}

/** Everything that a sandbox keeps, its secrets too. */
export function sandboxState<Provider extends PaymentProvider>(
  { dataDirectory }: { dataDirectory: string },
  provider: Provider,
): SandboxStates[Provider] {
  const file = path.join(dataDirectory, 'sandbox', `${pathOf(provider)}.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as SandboxStates[Provider];
}

interface SandboxStates extends Record<PaymentProvider, object> {
  STRIPE: StripeState;
  PAYPAL: PayPalState;
}

/** The stack's own table. */
export function tableClient({ dynamodbEndpoint }: Pick<StackFacts, 'dynamodbEndpoint'>): DynamoDBClient {
  return new DynamoDBClient({
    endpoint: dynamodbEndpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
}

/**
 * Runs the reconciler now, beside the one that the schedule runs: the same handler on the stack's table and the
 * stack's providers, with a clock ahead, so that every unsettled checkout is due.
 */
export async function reconcileNow(aheadMs = 3_600_000): Promise<ReconciliationReport> {
  const facts = await readFacts();
  const dynamodb = tableClient(facts);
  const reconcile = reconcileHandler({
    store: new TableStore(dynamodb, facts.tableName),
    gateways: byProvider((provider) => {
      const definition: ProviderDefinition = PROVIDERS[provider];
      const secret = () => Promise.resolve(sandboxState(facts, provider));
      return definition.connect({ secret, apiBase: providerUrl(provider), timeout: 5000 }).gateway;
    }),
    receipts: { send: () => Promise.resolve() },
    log: () => undefined,
    now: () => Date.now() + aheadMs,
  });
  try {
    return await reconcile(undefined, { getRemainingTimeInMillis: () => 60_000 });
  } finally {
    dynamodb.destroy();
  }
}
