import type { IncomingMessage } from 'node:http';
import { AuthenticationFailure } from './host';
import { internalFailure } from './prepare-subscription';
import { connectCredentials } from './protocol/connect-credentials';
import type { FrameError } from './protocol/server-message';
import type { RealtimeContext } from './realtime-context';

/** SigV4 callers sign `POST /graphql/connect` with this body ("Building a real-time WebSocket client"). */
const CONNECT = { signedPath: '/graphql/connect', signedBody: '{}' };

/** Checks who connects. @returns null to admit, or the error of a `connection_error` */
export async function authoriseConnection(
  { host, settings }: RealtimeContext,
  request: IncomingMessage,
): Promise<FrameError | null> {
  const credentials = connectCredentials(request);
  if (!credentials.ok) return credentials.error;
  try {
    await host.authenticate({ headers: credentials.headers, ...CONNECT });
    return null;
  } catch (error) {
    if (error instanceof AuthenticationFailure) {
      return { errorType: error.errorType, ...(error.message && { message: error.message }), errorCode: 400 };
    }
    settings.onIncident({ kind: 'fault', during: 'authenticate', error });
    return { ...internalFailure, errorCode: 500 };
  }
}
