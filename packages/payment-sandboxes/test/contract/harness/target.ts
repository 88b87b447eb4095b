import { startSandboxes, type RunningSandboxes } from '../../support/running-sandboxes';

/** A provider under test: its sandbox here, or its own test mode. */
export interface Target {
  apiBase: string;
  /** Stripe: the secret key. PayPal: client id and secret. */
  keys: string[];
  /** The sandbox, if that is what is under test: what needs a person at a real page is done through it. */
  sandbox?: RunningSandboxes;
}

/** The variables with which a suite runs against a provider's own test mode. */
const VARIABLES = {
  stripe: ['CONTRACT_STRIPE_SECRET_KEY'],
  paypal: ['CONTRACT_PAYPAL_CLIENT_ID', 'CONTRACT_PAYPAL_CLIENT_SECRET'],
};

const TEST_MODES = { stripe: 'https://api.stripe.com', paypal: 'https://api-m.sandbox.paypal.com' };

/** Whether the provider's own test mode is under test. */
export function isReal(provider: 'stripe' | 'paypal'): boolean {
  return VARIABLES[provider].every((name) => (process.env[name] ?? '') !== '');
}

/** The target. @throws Error for a key that is not of a test mode: nothing here may cost anybody money. */
export async function targetOf(provider: 'stripe' | 'paypal'): Promise<Target> {
  if (isReal(provider)) {
    const keys = VARIABLES[provider].map((name) => process.env[name] ?? '');
    if (provider === 'stripe' && !/^[sr]k_test_/.test(keys[0] ?? ''))
      throw new Error('CONTRACT_STRIPE_SECRET_KEY must be a key of the test mode.');
    return { apiBase: TEST_MODES[provider], keys };
  }
  const sandbox = await startSandboxes();
  const { stripe, paypal } = sandbox.sandboxes;
  return provider === 'stripe'
    ? { apiBase: stripe.apiBase, keys: [stripe.secretKey], sandbox }
    : { apiBase: paypal.apiBase, keys: [paypal.clientId, paypal.clientSecret], sandbox };
}

/** What an API answered. */
export interface Answer {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
}

/** Calls an API. A text goes out as it is; fields go out as a form. */
export async function call(
  url: string,
  method: 'GET' | 'POST',
  headers: Record<string, string>,
  body?: string | Record<string, string>,
): Promise<Answer> {
  const response = await fetch(url, {
    method,
    headers,
    ...(body !== undefined && { body: typeof body === 'string' ? body : new URLSearchParams(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: (text ? JSON.parse(text) : {}) as Record<string, unknown>,
  };
}
