import { setTimeout as pause } from 'node:timers/promises';
import { AbortError, ApiError } from '@paypal/paypal-server-sdk';
import { ProviderError } from '../../errors/errors';

/** Attempts at one call. Every POST made here carries a PayPal-Request-Id, or changes nothing. */
const ATTEMPTS = 2;

/** Milliseconds between attempts. */
const PAUSE = 300;

/**
 * Runs a call to PayPal, and once more if it may succeed then.
 * @throws ProviderError whatever goes wrong.
 */
export async function askPayPal<T>(call: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      const failure = payPalFailure(error);
      if (!failure.retryable || attempt === ATTEMPTS) throw failure;
      await pause(PAUSE);
    }
  }
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
