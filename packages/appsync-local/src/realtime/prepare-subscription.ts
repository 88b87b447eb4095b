import { AuthenticationFailure, type PreparedSubscription } from './host';
import { filterFault } from './matching/filter-limits';
import type { StartMessage } from './protocol/client-message';
import { lowerCaseHeaders } from './protocol/headers';
import { parseOperation } from './protocol/operation';
import type { FrameError } from './protocol/server-message';
import type { RealtimeContext } from './realtime-context';

/** A subscription that may be registered, or the errors of its `error` frame. */
export type Preparation =
  { ok: true; subscription: PreparedSubscription } | { ok: false; errors: FrameError[] };

/**
 * Authorises and prepares what a `start` asks for. The credentials are those of the message, so each subscription
 * of a connection may have its own mode; a SigV4 caller signed the `data` text for `/graphql`.
 */
export async function prepareSubscription(
  { host, settings }: RealtimeContext,
  { data, authorization }: StartMessage,
  connectionHeaders: Record<string, string>,
): Promise<Preparation> {
  const operation = parseOperation(data);
  if (!operation) return refusal(unparsable);
  const headers = lowerCaseHeaders(authorization);
  let during: 'authenticate' | 'prepare' = 'authenticate';
  try {
    const caller = await host.authenticate({ headers, signedPath: '/graphql', signedBody: data });
    during = 'prepare';
    const answer = await host.prepare(caller, {
      ...operation,
      headers: { ...connectionHeaders, ...headers },
    });
    return answer.ok ? withinLimits(answer.subscription) : answer;
  } catch (error) {
    if (error instanceof AuthenticationFailure) {
      return refusal({ errorType: error.errorType, ...(error.message && { message: error.message }) });
    }
    settings.onIncident({ kind: 'fault', during, error });
    return refusal(internalFailure);
  }
}

/** What clients learn of a fault on the server's side. */
export const internalFailure = { errorType: 'InternalFailure', message: 'Internal server error.' };

const unparsable = {
  errorType: 'MalformedHttpRequestException',
  message: 'Unable to parse GraphQL query.',
};

function withinLimits(subscription: PreparedSubscription): Preparation {
  for (const filter of [subscription.filter, subscription.invalidationFilter]) {
    const fault = filter && filterFault(filter);
    if (fault !== undefined) return refusal({ message: fault, errorCode: 400 });
  }
  return { ok: true, subscription };
}

function refusal(error: FrameError): Preparation {
  return { ok: false, errors: [error] };
}
