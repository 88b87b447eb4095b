import { AbortError, ApiError } from '@paypal/paypal-server-sdk';
import { ProviderError } from '../../errors/errors';
import { retry } from '../../retry';

/** Every POST made here carries a PayPal-Request-Id, or changes nothing. */
const PATIENCE = { attempts: 2, firstPause: 300, jitter: false };

/**
 * Runs a call to PayPal, and once more if it may succeed then.
 * @throws ProviderError whatever goes wrong.
 */
export async function askPayPal<T>(call: () => Promise<T>): Promise<T> {
  const attempt = () =>
    call().catch((error: unknown) => {
      throw payPalFailure(error);
    });
  return retry(attempt, {
    ...PATIENCE,
    mayPass: (error) => error instanceof ProviderError && error.retryable,
  });
}

/** Whether PayPal said that there is no such object. */
export function isMissing(error: unknown): boolean {
  return statusOf(error) === 404;
}

/** Whether PayPal understood the request and refused it as things stand, for instance a payment declined. */
export function isRefused(error: unknown): boolean {
  return statusOf(error) === 422;
}

function statusOf(error: unknown): number | undefined {
  const cause = error instanceof ProviderError ? error.cause : undefined;
  return cause instanceof ApiError ? cause.statusCode : undefined;
}

/** "Handle API errors" in PayPal's REST reference. Without a status there was no answer at all. */
function payPalFailure(error: unknown): ProviderError {
  if (error instanceof ProviderError) return error;
  if (!(error instanceof ApiError)) {
    const unreachable = error instanceof AbortError || (error instanceof Error && 'code' in error);
    return new ProviderError('PAYPAL', unreachable, (error as Error).name, { cause: error });
  }
  const { statusCode } = error;
  const retryable = statusCode === 408 || statusCode === 409 || statusCode === 429 || statusCode >= 500;
  const {
    name,
    debug_id: debugId,
    details,
  } = (error.result ?? {}) as {
    name?: string;
    debug_id?: string;
    details?: { issue?: string }[];
  };
  const words = [name, details?.[0]?.issue, statusCode, debugId].filter(Boolean).join(' ');
  return new ProviderError('PAYPAL', retryable, words, { cause: error });
}
