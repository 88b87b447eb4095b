import { Amplify } from 'aws-amplify';
import { CONNECTION_STATE_CHANGE, ConnectionState, generateClient } from 'aws-amplify/api';
import { fetchAuthSession } from 'aws-amplify/auth';
import { Hub } from 'aws-amplify/utils';
import type { Observable } from 'rxjs';
import type { TypedDocumentString } from '../../../../schema/generated/operations';
import { watchAnswers } from './answers';
import { toApiError } from './api-error';
import { configured } from './configuration';
import type { Identity } from './identity';
import { watchSockets } from './socket';

/**
 * Amplify, configured: signed-in requests and subscriptions. It is a third of all scripts, so that it is only ever
 * imported when it is needed, never by what the first view of the wall consists of.
 */
watchSockets();
watchAnswers();
let used = configured();
Amplify.configure(used);
const client = generateClient();

/**
 * Asks as the voter who is signed in.
 * @throws what Amplify throws: an answer with `errors`.
 */
export async function requestAsVoter<Result, Variables extends object>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  const ask = async (): Promise<Result> =>
    ((await send(document, variables, 'voter')) as { data: Result }).data;
  return ask().catch(async (refused: unknown) => {
    if (toApiError(refused).type !== 'UnauthorizedException') throw refused;
    // By the browser's clock the token is good still, by the service's it is not.
    await fetchAuthSession({ forceRefresh: true });
    return ask();
  });
}

/** The messages of a subscription, for as long as somebody subscribes to the answer. */
export function messages<Result, Variables extends object>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  identity: Identity,
): Observable<{ data: Result }> {
  return send(document, variables, identity) as Observable<{ data: Result }>;
}

/** What becomes of the live connection. */
export interface ConnectionListener {
  /** The connection broke, or could not be made. */
  onBroken(): void;
  /** The device has no network. */
  onOffline(): void;
  /** AppSync has acknowledged the subscription with this text (its `start_ack`). */
  onAcknowledged(query: string): void;
}

/** Listens to Amplify's word of the connection that all subscriptions share. To be called once. */
export function listenToConnection(listener: ConnectionListener): void {
  Hub.listen('api', ({ payload }) => {
    const data = payload.data as { connectionState?: ConnectionState; query?: string } | undefined;
    if (payload.event === 'Subscription ack') listener.onAcknowledged(data?.query ?? '');
    if (payload.event !== CONNECTION_STATE_CHANGE) return;
    if (data?.connectionState === ConnectionState.ConnectionDisrupted) listener.onBroken();
    if (data?.connectionState === ConnectionState.ConnectionDisruptedPendingNetwork) listener.onOffline();
  });
}

/** Amplify types operations by documents that its own tool wrote; ours are typed by `document`. */
function send(document: TypedDocumentString<unknown, never>, variables: object, identity: Identity): unknown {
  // Another key may have been read since.
  if (used !== configured()) {
    used = configured();
    Amplify.configure(used);
  }
  return client.graphql({
    query: document.toString(),
    variables: variables as Record<string, never>,
    authMode: identity === 'voter' ? 'userPool' : 'apiKey',
  });
}
