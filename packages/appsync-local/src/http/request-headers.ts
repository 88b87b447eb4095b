import type { IncomingMessage } from 'node:http';

/**
 * `ctx.request.headers`: names in lower case, a list where a header came more than once, and never cookies
 * (developer guide, "Resolver context object reference").
 */
export function visibleHeaders(request: IncomingMessage): Record<string, string | string[]> {
  const headers: Record<string, string | string[]> = {};
  const { rawHeaders } = request;
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i]!.toLowerCase();
    if (name === 'cookie' || name === '__proto__') continue;
    const value = rawHeaders[i + 1]!;
    const before = headers[name];
    headers[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
  }
  return headers;
}

/** The addresses a request passed, the connecting one last: only that one can be trusted. */
export function sourceAddresses(request: IncomingMessage): string[] {
  const forwarded = request.headers['x-forwarded-for'];
  const before = typeof forwarded === 'string' ? forwarded.split(',').map((address) => address.trim()) : [];
  return [...before, (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '')];
}
