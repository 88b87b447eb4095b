import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocketServer } from 'ws';
import { Connection } from './connection';
import type { RealtimeHost, RealtimeHub } from './host';
import { SubscriptionIndex } from './matching/subscription-index';
import { type RealtimeOptions, withServiceLimits } from './options';
import { SUB_PROTOCOL } from './protocol/connect-credentials';
import { Publisher } from './publisher';
import type { RealtimeContext } from './realtime-context';

/** How long clients have to answer a closing handshake, in milliseconds, when the endpoint closes. */
const CLOSING_GRACE = 500;

/** The realtime endpoint of an API: what the executor calls, and what an HTTP server hands its upgrades to. */
export interface RealtimeEndpoint extends RealtimeHub {
  /** Takes over an `upgrade` event of an HTTP server. The caller has checked the path. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Closes every connection and refuses new ones. Resolves when none is left. */
  close(): Promise<void>;
  /** Open connections, acknowledged or not. */
  connections(): number;
  /** Registered subscriptions of all connections. */
  subscriptions(): number;
}

/** Builds the realtime endpoint ("Building a real-time WebSocket client") on what a host knows of GraphQL. */
export function createRealtimeHub(host: RealtimeHost, options?: RealtimeOptions): RealtimeEndpoint {
  const settings = withServiceLimits(options);
  const realtime: RealtimeContext = { host, settings, index: new SubscriptionIndex() };
  const publisher = new Publisher(realtime);
  const connections = new Set<Connection>();
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: settings.messageSize,
    handleProtocols: (protocols) => protocols.has(SUB_PROTOCOL) && SUB_PROTOCOL,
  });
  let closing = false;

  return {
    publish: (mutationField, result) => {
      publisher.publish(mutationField, result);
    },
    invalidate: (subscriptionField, payload) => {
      publisher.invalidate(subscriptionField, payload);
    },
    connections: () => connections.size,
    subscriptions: () => realtime.index.size,

    handleUpgrade(request, socket, head) {
      if (closing) {
        socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n');
        return;
      }
      server.handleUpgrade(request, socket, head, (webSocket) => {
        const connection = new Connection(realtime, webSocket, request);
        connections.add(connection);
        void connection.ended.then(() => connections.delete(connection));
      });
    },

    async close() {
      closing = true;
      const ends = [...connections].map((connection) => connection.ended);
      connections.forEach((connection) => {
        connection.close();
      });
      const grace = setTimeout(() => {
        connections.forEach((connection) => {
          connection.terminate();
        });
      }, CLOSING_GRACE);
      // A socket that broke in the middle of a frame may never say that it closed.
      await Promise.race([Promise.all(ends), pause(2 * CLOSING_GRACE, undefined, { ref: false })]);
      clearTimeout(grace);
    },
  };
}
