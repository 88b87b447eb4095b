import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Reply, Request } from './router';

/** Answers everything; `'hang'` never answers, until the server closes. */
export type Answer = (request: Request) => Promise<Reply | 'hang'>;

/** A server that listens. */
export interface Listening {
  /** `http://localhost:<port>` */
  baseUrl: string;
  close: () => Promise<void>;
}

/** Requests here are a few kilobytes. */
const MAX_BODY_BYTES = 1024 * 1024;

/** Serves on `port` of this machine only; 0 takes a free one. */
export async function listen(port: number, answer: Answer): Promise<Listening> {
  const server = createServer((incoming, outgoing) => void serve(answer, incoming, outgoing));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = `Port ${port} is taken, and the sandbox of a payment provider needs it. Stop what uses it.`;
      reject(error.code === 'EADDRINUSE' ? new Error(taken, { cause: error }) : error);
    });
    server.listen(port, 'localhost', resolve);
  });
  const { port: actual } = server.address() as AddressInfo;
  return { baseUrl: `http://localhost:${actual}`, close: () => close(server) };
}

async function serve(answer: Answer, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  try {
    const url = new URL(incoming.url ?? '/', 'http://localhost');
    const reply = await answer({
      method: incoming.method ?? 'GET',
      path: url.pathname,
      parameters: {},
      query: url.searchParams,
      headers: incoming.headers,
      body: await read(incoming),
    });
    if (reply !== 'hang') outgoing.writeHead(reply.status, reply.headers).end(reply.body);
  } catch (error) {
    outgoing.writeHead(500, { 'content-type': 'text/plain' }).end((error as Error).message);
  }
}

async function read(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new Error('The body is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}
