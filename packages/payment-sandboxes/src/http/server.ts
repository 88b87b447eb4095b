import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readRequest, Unreadable } from './read-request';
import type { Reply, Request } from './router';

/** Answers everything; `'hang'` never answers, until the server closes. */
export type Answer = (request: Request) => Promise<Reply | 'hang'>;

/** A server that listens. */
export interface Listening {
  /** `http://localhost:<port>` */
  baseUrl: string;
  close: () => Promise<void>;
}

/**
 * Serves on `port` of this machine only; 0 takes a free one. No request can end it: Node answers what is no HTTP, this
 * what cannot be read (400, 413) and what an answer throws (500).
 */
export async function listen(port: number, answer: Answer): Promise<Listening> {
  const server = createServer((incoming, outgoing) => void serve(answer, incoming, outgoing));
  server.on('connect', (_request, socket) => {
    socket.on('error', () => undefined);
    const answer = 'HTTP/1.1 405 Method Not Allowed\r\nConnection: close\r\nContent-Length: 0\r\n\r\n';
    // Both ways: a half-open socket would keep the server from closing.
    socket.end(answer, () => socket.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = `Port ${port} is taken, and the sandbox of a payment provider needs it. Stop what uses it.`;
      reject(error.code === 'EADDRINUSE' ? new Error(taken, { cause: error }) : error);
    });
    server.listen(port, 'localhost', resolve);
  });
  // From now on an error is a connection that could not be taken, e.g. for want of file descriptors.
  server.removeAllListeners('error').on('error', () => undefined);
  const { port: actual } = server.address() as AddressInfo;
  return { baseUrl: `http://localhost:${actual}`, close: () => close(server) };
}

async function serve(answer: Answer, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  try {
    const reply = await answer(await readRequest(incoming));
    if (reply !== 'hang') outgoing.writeHead(reply.status, reply.headers).end(reply.body);
  } catch (error) {
    const status = error instanceof Unreadable ? error.status : 500;
    if (outgoing.headersSent || (incoming.destroyed && !incoming.complete)) outgoing.destroy();
    else outgoing.writeHead(status, { 'content-type': 'text/plain' }).end((error as Error).message);
  }
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}
