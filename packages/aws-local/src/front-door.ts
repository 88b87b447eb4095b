import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { BACKLOG, KEPT_ALIVE } from './endpoint/listen';

/** Answers a request, or declines it (false) so that the next route is asked. */
export type Route = (request: IncomingMessage, response: ServerResponse, pathname: string) => boolean;

/** What stands behind the front door. */
export interface FrontDoorRoutes {
  routes: Route[];
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

/** Raised when the front door cannot listen. */
export class PortTaken extends Error {
  constructor(readonly port: number) {
    super(`Port ${port} is taken.`);
  }
}

/** The one address that clients use. Until `serve` is called it answers 503. */
export class FrontDoor {
  private behind: FrontDoorRoutes | undefined;
  /** The server forgets a connection once it is a WebSocket, but waits for it when it closes. */
  private readonly upgraded = new Set<Duplex>();

  private constructor(private readonly server: Server) {
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      this.answer(request, response);
    });
    server.on('upgrade', (request, socket, head) => {
      this.upgraded.add(socket);
      socket.once('close', () => this.upgraded.delete(socket));
      if (this.behind === undefined) socket.destroy();
      else this.behind.upgrade(request, socket, head);
    });
  }

  /**
   * Takes the port, on this machine's own interface only.
   * @throws PortTaken
   */
  static open(port: number): Promise<FrontDoor> {
    const server = createServer({ keepAliveTimeout: KEPT_ALIVE });
    return new Promise((resolve, reject) => {
      server.once('error', (error: NodeJS.ErrnoException) => {
        reject(error.code === 'EADDRINUSE' ? new PortTaken(port) : error);
      });
      server.listen({ port, host: 'localhost', backlog: BACKLOG }, () => {
        resolve(new FrontDoor(server));
      });
    });
  }

  serve(routes: FrontDoorRoutes): void {
    this.behind = routes;
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    for (const socket of this.upgraded) socket.destroy();
    return new Promise((resolve) => {
      this.server.close(() => {
        resolve();
      });
    });
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    if (this.behind === undefined) {
      sendJson(response, 503, { message: 'The stack is starting.' });
      return;
    }
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (!this.behind.routes.some((route) => route(request, response, pathname)))
      sendJson(response, 404, { message: `There is nothing at ${pathname}.` });
  }
}

/** Answers with JSON that pages of any local origin may read. */
export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'access-control-allow-origin': '*',
    'cache-control': 'no-cache',
  });
  response.end(JSON.stringify(body));
}
