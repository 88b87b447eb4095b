import { AbortError, ApiError } from '@paypal/paypal-server-sdk';
import { ProviderError } from '../../errors/errors';
import { retry } from '../../retry';
import type { Renewed } from '../../secrets';
import type { PayPalClient } from './client';

/** Every POST made here carries a PayPal-Request-Id, or changes nothing. */
const PATIENCE = { attempts: 2, firstPause: 300, jitter: false };

/**
 * Makes a call to PayPal, and once more if it may succeed then. A token that PayPal refuses is given up for a new one,
 * once: the client keeps its token for nine hours, whatever became of it.
 * @throws ProviderError whatever goes wrong.
 */
export async function askPayPal<T>(
  connection: Renewed<PayPalClient>,
  call: (client: PayPalClient) => Promise<T>,
): Promise<T> {
  const attempt = async () => {
    try {
      return await withFreshToken(connection, call);
    } catch (error) {
      throw payPalFailure(error);
    }
  };
  return retry(attempt, {
    ...PATIENCE,
    mayPass: (error) => error instanceof ProviderError && error.retryable,
  });
}

async function withFreshToken<T>(
  connection: Renewed<PayPalClient>,
  call: (client: PayPalClient) => Promise<T>,
): Promise<T> {
  const client = await connection();
  try {
    return await call(client);
  } catch (error) {
    if (!(error instanceof ApiError) || error.statusCode !== 401) throw error;
    // It may be the app's secret that is another one since, for which no token is given any more.
    await connection.renew();
    connection.drop(client);
    return call(await connection());
  }
}

/** Whether PayPal said that there is no such object. */
export function isMissing(error: unknown): boolean {
  return answerOf(error)?.statusCode === 404;
}

/** Whether PayPal does not let us ask for it. */
export function isForbidden(error: unknown): boolean {
  return answerOf(error)?.statusCode === 403;
}

/** What PayPal says when it understood a request and refused it as things stand (422). */
export interface Refusal {
  /** Such as `INSTRUMENT_DECLINED`. */
  issue: string;
  links: { rel?: string; href?: string }[];
}

/** How PayPal refused a request; undefined for every other failure. */
export function refusalIn(error: unknown): Refusal | undefined {
  const answer = answerOf(error);
  if (answer?.statusCode !== 422) return undefined;
  const { name = '', details, links = [] } = bodyOf(answer);
  return { issue: details?.[0]?.issue ?? name, links };
}

function answerOf(error: unknown): ApiError | undefined {
  const cause = error instanceof ProviderError ? error.cause : undefined;
  return cause instanceof ApiError ? cause : undefined;
}

/** PayPal's error object ("Handle API errors" in PayPal's REST reference). */
interface ErrorBody {
  name?: string;
  debug_id?: string;
  details?: { issue?: string }[];
  links?: { rel?: string; href?: string }[];
}

function bodyOf({ body }: Pick<ApiError, 'body'>): ErrorBody {
  try {
    const value: unknown = JSON.parse(typeof body === 'string' ? body : '');
    return value instanceof Object ? value : {};
  } catch {
    return {};
  }
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
  const mendable = statusCode === 401 || statusCode === 403;
  const { name, debug_id: debugId, details } = bodyOf(error);
  // It may answer a repeated PayPal-Request-Id with what it answered before ("Idempotency" in PayPal's REST reference).
  const kept = statusCode >= 500;
  const words = [name, details?.[0]?.issue, statusCode, debugId].filter(Boolean).join(' ');
  return new ProviderError('PAYPAL', retryable, words, { cause: error, mendable, kept });
}
