import { randomUUID } from 'node:crypto';
import WebSocket from 'ws';
import { readConfig, stackUrl } from './clients';

/** A subscription over AppSync's WebSocket protocol, with everything that arrived and when. */
export interface Subscription<Payload> {
  received: { at: number; data: Payload }[];
  close(): void;
}

/** Subscribes with the API key, or as the owner of a token. @throws Error when the server refuses. */
export async function subscribe<Payload>(
  query: string,
  variables: Record<string, unknown> = {},
  options: { token?: string; baseUrl?: string } = {},
): Promise<Subscription<Payload>> {
  const baseUrl = options.baseUrl ?? stackUrl();
  const { API } = await readConfig(baseUrl);
  const authorization = {
    host: new URL(baseUrl).host,
    ...(options.token === undefined ? { 'x-api-key': API.GraphQL.apiKey } : { Authorization: options.token }),
  };
  const header = Buffer.from(JSON.stringify(authorization)).toString('base64url');
  const socket = new WebSocket(`${baseUrl.replace(/^http/, 'ws')}/graphql/realtime`, [
    'graphql-ws',
    `header-${header}`,
  ]);
  const received: { at: number; data: Payload }[] = [];
  await new Promise<void>((resolve, reject) => {
    socket.on('error', reject);
    socket.on('open', () => {
      socket.send(JSON.stringify({ type: 'connection_init' }));
    });
    socket.on('message', (raw: Buffer) => {
      const message = JSON.parse(raw.toString()) as { type: string; payload?: unknown };
      if (message.type === 'connection_ack')
        socket.send(
          JSON.stringify({
            id: randomUUID(),
            type: 'start',
            payload: { data: JSON.stringify({ query, variables }), extensions: { authorization } },
          }),
        );
      else if (message.type === 'start_ack') resolve();
      else if (message.type === 'data')
        received.push({ at: Date.now(), data: (message.payload as { data: Payload }).data });
      else if (message.type === 'error' || message.type === 'connection_error')
        reject(new Error(JSON.stringify(message.payload)));
    });
  });
  return {
    received,
    close: () => {
      socket.close();
    },
  };
}
