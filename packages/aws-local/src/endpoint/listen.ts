import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that listens. */
export interface Listening {
  port: number;
  /** Ends open connections too. */
  close(): Promise<void>;
}

/**
 * Connections that wait to be taken, while the process is busy. A crowd that comes at once fills Node's own 511: the
 * system drops what does not fit, and such a client is told that its connection was reset.
 */
export const BACKLOG = 4096;

/**
 * Milliseconds that a connection stays open between two requests. A client may send the next one just as a busy server
 * closes it, and is told that the connection was reset: the longer it is kept, the rarer that is.
 */
export const KEPT_ALIVE = 65_000;

/** Listens on this machine only. Port 0 takes a free one. */
export async function listen(
  handle: (request: http.IncomingMessage, response: http.ServerResponse) => Promise<void>,
  port: number,
): Promise<Listening> {
  const server = http.createServer({ keepAliveTimeout: KEPT_ALIVE }, (request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    // `localhost` and not an address: browsers may try ::1 first.
    server.listen({ port, host: 'localhost', backlog: BACKLOG }, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
