import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that listens. */
export interface Listening {
  port: number;
  /** Ends open connections too. */
  close(): Promise<void>;
}

/** Listens on this machine only. Port 0 takes a free one. */
export async function listen(
  handle: (request: http.IncomingMessage, response: http.ServerResponse) => Promise<void>,
  port: number,
): Promise<Listening> {
  const server = http.createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    // `localhost` and not an address: browsers may try ::1 first.
    server.listen(port, 'localhost', resolve);
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
