import {
  createServer,
  STATUS_CODES,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { Duplex } from 'node:stream';
import type { Log } from '../contract';
import { originForm } from './request-target';

/** Answers a request whose target can be read. What it throws, or rejects with, the guard answers. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

/** What stands behind the guard. */
export interface GuardedServerOptions {
  /** Names the listener in the log. */
  source: string;
  log: Log;
  handle: Handler;
  /** Takes over upgrades. Absent: a request for one is answered like any other. */
  upgrade?: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
}

/**
 * Milliseconds that a connection stays open between two requests. A client may send the next one just as a busy server
 * closes it, and is told that the connection was reset: the longer it is kept, the rarer that is.
 */
export const KEPT_ALIVE = 65_000;

/**
 * Seconds for which clients are told that a connection stays open: much less than it does, so that no client that is late
 * still sends on it while it is being closed ("HTTP/1.1", RFC 9112, 9.3 and 9.5; fetch keeps to the hint).
 */
const KEPT_ALIVE_HINT = 30;

/**
 * A server that no request can end. Node itself answers what is no HTTP (400, 408, 413, 417 or 431); this answers what
 * is HTTP and cannot be read (400), and what a handler throws (500, with a line in the log: that is a defect).
 */
export function guardedServer({ source, log, handle, upgrade }: GuardedServerOptions): Server {
  const report = (error: unknown): void => {
    log('error', source, error instanceof Error ? (error.stack ?? error.message) : String(error));
  };
  const server = createServer({ keepAliveTimeout: KEPT_ALIVE }, guard(handle, report));
  server.on('connect', (_request, socket) => {
    refuseSocket(socket, 405);
  });
  if (upgrade !== undefined)
    server.on('upgrade', (request, socket, head) => {
      // A client that goes away is no fault of ours; without a listener the error would end the process.
      socket.on('error', () => undefined);
      const target = originForm(request.url ?? '');
      if (target === undefined) {
        refuseSocket(socket, 400);
        return;
      }
      request.url = target;
      try {
        upgrade(request, socket, head);
      } catch (error) {
        report(error);
        socket.destroy();
      }
    });
  // While it listens, an error is a connection that could not be taken, e.g. for want of file descriptors.
  server.on('listening', () => server.on('error', report));
  return server;
}

/** Answers on a socket that HTTP has let go of. */
export function refuseSocket(socket: Duplex, status: number): void {
  socket.on('error', () => undefined);
  const answer = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`;
  // Both ways: nobody reads what the client still sends, and a half-open socket would keep the server from closing.
  socket.end(answer, () => socket.destroy());
}

function guard(handle: Handler, report: (error: unknown) => void): RequestListener {
  const answerFailure = (request: IncomingMessage, response: ServerResponse, error: unknown): void => {
    // Its own going away is what the handler saw.
    if (request.destroyed && !request.complete) {
      response.destroy();
      return;
    }
    report(error);
    if (response.headersSent) response.destroy();
    else refuse(response, 500, 'Internal Server Error');
  };
  return (request, response) => {
    const target = originForm(request.url ?? '');
    if (target === undefined) {
      refuse(response, 400, 'The target of the request cannot be read.');
      return;
    }
    request.url = target;
    if (response.shouldKeepAlive) response.setHeader('keep-alive', `timeout=${KEPT_ALIVE_HINT}`);
    try {
      Promise.resolve(handle(request, response)).catch((error: unknown) => {
        answerFailure(request, response, error);
      });
    } catch (error) {
      answerFailure(request, response, error);
    }
  };
}

function refuse(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ message }));
}
