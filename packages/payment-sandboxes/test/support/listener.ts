import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A webhook as it came in, and what it was answered. */
export interface Received {
  path: string;
  headers: Record<string, string>;
  body: string;
  status: number;
}

/** Listens for webhooks, and answers them all with one status. */
export interface Listener {
  /** 503 at first. */
  status: number;
  received: Received[];
  baseUrl: string;
  close: () => Promise<void>;
}

/** Starts one. */
export async function listenForWebhooks(): Promise<Listener> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      );
      const body = Buffer.concat(chunks).toString('utf8');
      listener.received.push({ path: request.url ?? '', headers, body, status: listener.status });
      response.writeHead(listener.status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  const listener: Listener = {
    status: 503,
    received: [],
    baseUrl: `http://localhost:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return listener;
}

/** Waits until something holds. */
export async function eventually(check: () => void, patience = 5000): Promise<void> {
  const deadline = Date.now() + patience;
  for (;;) {
    try {
      check();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
