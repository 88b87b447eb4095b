import type { AuthorizationHeaders } from './identities';

/** What a subscription is told. */
export interface SubscriptionObserver {
  next(payload: unknown): void;
  error(error: unknown): void;
  complete(): void;
}

interface Message {
  type: string;
  id?: string;
  payload?: unknown;
}

/**
 * One subscription over AppSync's own WebSocket protocol (AWS AppSync developer guide, "Building a real-time
 * WebSocket client").
 * @returns a function that ends it.
 */
export function subscribe(
  operation: { query: string; variables?: unknown },
  headers: AuthorizationHeaders,
  observer: SubscriptionObserver,
): () => void {
  const authorization = { host: location.host, ...headers };
  const encoded = btoa(JSON.stringify(authorization))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
  const address = `${location.origin.replace(/^http/, 'ws')}/graphql/realtime`;
  const socket = new WebSocket(address, ['graphql-ws', `header-${encoded}`]);
  const send = (message: Message): void => socket.send(JSON.stringify(message));
  let ended = false;
  const end = (finish: () => void): void => {
    if (ended) return;
    ended = true;
    finish();
    socket.close();
  };
  socket.onopen = () => send({ type: 'connection_init' });
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(String(data)) as Message;
    if (message.type === 'connection_ack')
      send({
        type: 'start',
        id: '1',
        payload: { data: JSON.stringify(operation), extensions: { authorization } },
      });
    else if (message.type === 'data') observer.next(message.payload);
    else if (message.type === 'error' || message.type === 'connection_error')
      end(() => observer.error(message.payload));
    else if (message.type === 'complete') end(() => observer.complete());
  };
  socket.onclose = () => end(() => observer.error(new Error('The connection was closed.')));
  return () => end(() => undefined);
}
