import type { IncomingMessage } from 'node:http';
import type { Request } from './router';

/** Requests here are a few kilobytes. */
const MAX_BODY_BYTES = 1024 * 1024;

/** A request that nobody can answer otherwise than with this status. */
export class Unreadable extends Error {
  constructor(
    readonly status: 400 | 413,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Reads a request: its target as path and query, and its whole body.
 * @throws Unreadable for a target that is no path of this host, and for a body that is too large.
 */
export async function readRequest(incoming: IncomingMessage): Promise<Request> {
  const url = urlOf(incoming.url ?? '');
  return {
    method: incoming.method ?? 'GET',
    path: url.pathname,
    parameters: {},
    query: url.searchParams,
    headers: incoming.headers,
    body: await read(incoming),
  };
}

/** `//` would name a host, and a broken percent escape nothing at all. */
function urlOf(target: string): URL {
  if (!target.startsWith('/') || target.includes('\\')) throw unreadableTarget();
  const url = new URL(`http://localhost${target}`);
  if (url.pathname.startsWith('//') || !canBeDecoded(url.pathname)) throw unreadableTarget();
  return url;
}

const unreadableTarget = () => new Unreadable(400, 'The target of the request cannot be read.');

function canBeDecoded(pathname: string): boolean {
  try {
    return !decodeURIComponent(pathname).includes('\0');
  } catch {
    return false;
  }
}

/** What comes after the limit is read and dropped, so that the connection stays good for the next request. */
function read(incoming: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= MAX_BODY_BYTES) chunks.push(chunk);
      else {
        chunks.length = 0;
        reject(new Unreadable(413, 'The body is too large.'));
      }
    });
    incoming.on('end', () => {
      resolve(Buffer.concat(chunks).toString('utf8'));
    });
    incoming.on('error', reject);
  });
}
