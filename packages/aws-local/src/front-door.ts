import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Log } from './contract';
import { guardedServer, refuseSocket } from './endpoint/guarded-server';
import { listenOnThisMachine } from './endpoint/listen';

/**
 * Answers a request, or declines it (false) so that the next route is asked. Given a promise, the guard waits for it and
 * answers what it rejects with.
 */
export type Route = (
  request: IncomingMessage,
  response: ServerResponse,
  pathname: string,
) => boolean | Promise<void>;

/** Asks routes in their order. @returns false when all of them decline. */
export function askRoutes(routes: readonly Route[], ...asked: Parameters<Route>): ReturnType<Route> {
  for (const route of routes) {
    const taken = route(...asked);
    if (taken !== false) return taken;
  }
  return false;
}

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
  private readonly server: Server;
  /** The server forgets a connection once it is a WebSocket, but waits for it when it closes. */
  private readonly upgraded = new Set<Duplex>();

  private constructor(log: Log) {
    this.server = guardedServer({
      source: 'front door',
      log,
      handle: (request, response) => this.answer(request, response),
      upgrade: (request, socket, head) => {
        this.upgraded.add(socket);
        socket.once('close', () => this.upgraded.delete(socket));
        if (this.behind === undefined) refuseSocket(socket, 503);
        else this.behind.upgrade(request, socket, head);
      },
    });
  }

  /**
   * Takes the port, on this machine's own interface only.
   * @param port 0 for a free one.
   * @param host a name or an address of that interface.
   * @throws PortTaken
   */
  static async open(port: number, log: Log = () => undefined, host = 'localhost'): Promise<FrontDoor> {
    const door = new FrontDoor(log);
    try {
      await listenOnThisMachine(door.server, port, host);
    } catch (error) {
      throw (error as NodeJS.ErrnoException).code === 'EADDRINUSE' ? new PortTaken(port) : error;
    }
    return door;
  }

  /** Where it listens: the one asked for, or the one that was free. */
  get port(): number {
    return (this.server.address() as AddressInfo).port;
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

  private answer(request: IncomingMessage, response: ServerResponse): Promise<void> | void {
    if (this.behind === undefined) {
      sendJson(response, 503, { message: 'The stack is starting.' });
      return;
    }
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const taken = askRoutes(this.behind.routes, request, response, pathname);
    if (taken instanceof Promise) return taken;
    if (!taken) sendJson(response, 404, { message: `There is nothing at ${pathname}.` });
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
