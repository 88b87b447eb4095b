import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { guardedServer, type GuardedServerOptions } from './guarded-server';

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
const BACKLOG = 4096;

/** Serves on this machine only, behind the guard. Port 0 takes a free one. */
export async function listen(
  options: GuardedServerOptions,
  port: number,
  host = 'localhost',
): Promise<Listening> {
  const server = guardedServer(options);
  await listenOnThisMachine(server, port, host);
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

/** Resolves once the server listens. */
export function listenOnThisMachine(server: Server, port: number, host = 'localhost'): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    // `localhost` where nobody asks for an address: browsers may try ::1 first.
    server.listen({ port, host, backlog: BACKLOG }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
