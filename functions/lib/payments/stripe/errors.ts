import Stripe from 'stripe';
import { ProviderError } from '../../errors/errors';
import type { Renewed } from '../../secrets';

/**
 * Makes a call to Stripe, and once more if the key was refused and there is another one since.
 * @throws ProviderError whatever goes wrong.
 */
export async function askStripe<T>(
  connection: Renewed<Stripe>,
  call: (client: Stripe) => Promise<T>,
): Promise<T> {
  try {
    return await withKeyOfTheMoment(connection, call);
  } catch (error) {
    throw stripeFailure(error);
  }
}

async function withKeyOfTheMoment<T>(
  connection: Renewed<Stripe>,
  call: (client: Stripe) => Promise<T>,
): Promise<T> {
  try {
    return await call(await connection());
  } catch (error) {
    const isKeyRefused = error instanceof Stripe.errors.StripeAuthenticationError;
    if (!isKeyRefused || !(await connection.renew())) throw error;
    return call(await connection());
  }
}

/** Whether Stripe said that there is no such object. */
export function isMissing(error: unknown): boolean {
  return error instanceof ProviderError && causeOf(error)?.code === 'resource_missing';
}

/** Whether the key has no right to ask for it. */
export function isForbidden(error: unknown): boolean {
  return error instanceof ProviderError && causeOf(error)?.statusCode === 403;
}

/** Whether Stripe understood the request and refused it as it stands. */
export function isRefused(error: unknown): boolean {
  return error instanceof ProviderError && causeOf(error)?.type === 'StripeInvalidRequestError';
}

/** Stripe's word for why it refused the request as it stands; undefined for every other failure. */
export function refusalIn(error: unknown): string | undefined {
  if (!isRefused(error)) return undefined;
  const cause = causeOf(error as ProviderError);
  return cause?.code ?? cause?.type;
}

function causeOf(error: ProviderError): Stripe.errors.StripeError | undefined {
  return error.cause instanceof Stripe.errors.StripeError ? error.cause : undefined;
}

/** "Advanced error handling" in Stripe's documentation: network errors, 409, 429 and 5xx may be repeated. */
function stripeFailure(error: unknown): ProviderError {
  if (error instanceof ProviderError) return error;
  if (!(error instanceof Stripe.errors.StripeError))
    return new ProviderError('STRIPE', false, (error as Error).name, { cause: error });
  const status = error.statusCode;
  const retryable =
    error instanceof Stripe.errors.StripeConnectionError ||
    status === 409 ||
    status === 429 ||
    (status !== undefined && status >= 500);
  const mendable = status === 401 || status === 403;
  // "Idempotent requests" in Stripe's API reference: a failure of Stripe's own is kept for its key as well.
  const kept = status !== undefined && status >= 500;
  const detail = [error.type, error.code, status, rightIn(error.message), error.requestId]
    .filter(Boolean)
    .join(' ');
  return new ProviderError('STRIPE', retryable, detail, { cause: error, mendable, kept });
}

/** The right that a restricted key lacks: only the words of the error name it (stripe-node 2246). */
function rightIn(message: string): string | undefined {
  return /'(rak_\w+)'/.exec(message)?.[1];
}
