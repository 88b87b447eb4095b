import type { PayloadError } from '../host';

/** An error as frames carry it. */
export interface FrameError {
  errorType?: string | null;
  message?: string;
  /** Only in `connection_error` and in refusals of a filter. */
  errorCode?: number;
  [key: string]: unknown;
}

/** `connection_ack`. `connectionTimeoutMs`: how long the client may wait for a `ka`. */
export function connectionAck(connectionTimeoutMs: number): string {
  return JSON.stringify({ type: 'connection_ack', payload: { connectionTimeoutMs } });
}

/** `connection_error`, after which the connection is closed. */
export function connectionError(error: FrameError): string {
  return JSON.stringify({ payload: { errors: [error] }, type: 'connection_error' });
}

/** `ka`, keep alive. */
export const keepAlive = JSON.stringify({ type: 'ka' });

/** `start_ack`: the subscription is registered. */
export function startAck(id: string): string {
  return JSON.stringify({ id, type: 'start_ack' });
}

/** `complete`: the subscription was stopped. */
export function complete(id: string): string {
  return JSON.stringify({ id, type: 'complete' });
}

/** `data`. The payload comes as JSON text, so that subscribers of equal payloads share one serialisation. */
export function data(id: string, payloadJson: string): string {
  return `{"id":${JSON.stringify(id)},"type":"data","payload":${payloadJson}}`;
}

/** `error` for one subscription: it was not registered, or the server ended it. */
export function subscriptionError(id: string, errors: (PayloadError | FrameError)[]): string {
  return JSON.stringify({ id, type: 'error', payload: { errors } });
}

/** The one captured error whose `errors` is an object, not a list. */
export function maxSubscriptionsReached(id: string, limit: number): string {
  const errors = {
    errorType: 'MaxSubscriptionsReachedError',
    message: `Max number of ${limit} subscriptions reached`,
  };
  return JSON.stringify({ id, type: 'error', payload: { errors } });
}

/** What the service answers to any message that it cannot place; captures carry no id. */
export const unsupportedOperation = JSON.stringify({
  type: 'error',
  payload: {
    errors: [
      {
        errorType: 'UnsupportedOperation',
        message: 'unknown not supported through the realtime channel',
      },
    ],
  },
});
