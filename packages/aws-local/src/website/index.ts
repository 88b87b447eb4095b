import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import type { Log } from '../contract';
import { listen } from '../endpoint/listen';
import { askRoutes, type Route } from '../front-door';
import { encode } from './encodings';
import { StaticFiles, type StaticFile } from './static-files';
import { readViewerFunction } from './viewer-function';

/** What is served. */
export interface WebsiteOptions {
  /** 0 for any free port. */
  port: number;
  /** Where the built files lie; what has a digest in its name is in `assets` below it. */
  directory: string;
  /** On every answer, as a response headers policy puts them there. */
  headers: Record<string, string>;
  /** Headers instead of those for addresses below a path (`/embed/`), as a cache behavior of its own has them. */
  headersBelow?: Record<string, Record<string, string>>;
  /** Documents beside the files, by their path: they are answered as JSON. */
  documents?: Record<string, unknown>;
  /** Asked first, with headers of their own. */
  routes?: Route[];
  /** Runs for every request that no route takes, as a function of CloudFront does. */
  viewerRequest?: {
    code: string;
    /** What answers where it chose another origin, by the origin’s id. The path is the one that it set. */
    origins: Record<string, Origin>;
  };
  log?: Log;
}

/** Answers a request in the place of the files, under the headers of the website. */
export type Origin = (request: IncomingMessage, response: ServerResponse, pathname: string) => Promise<void>;

/** A website that is served. */
export interface Website {
  /** `http://localhost:…`, without a slash at its end. */
  url: string;
  close(): Promise<void>;
}

/**
 * Serves a page with a router of its own, as a bucket behind CloudFront does: files with a digest in their name are
 * kept for ever, every address without a dot is answered with the page itself.
 * @throws Error when the port is taken.
 */
export async function serveWebsite({
  port,
  directory,
  headers,
  headersBelow = {},
  documents = {},
  routes = [],
  viewerRequest,
  log = () => undefined,
}: WebsiteOptions): Promise<Website> {
  const view = viewerRequest && readViewerFunction(viewerRequest.code);
  const files = new StaticFiles(directory);
  const written = new Map(Object.entries(documents).map(([name, value]) => [name, documentOf(value)]));
  const handle = (request: IncomingMessage, response: ServerResponse): Promise<void> | void => {
    const { pathname: encoded } = new URL(request.url ?? '/', 'http://localhost');
    const taken = askRoutes(routes, request, response, encoded);
    if (taken instanceof Promise) return taken;
    if (taken) return;
    // The guard has seen that it can be decoded.
    const pathname = decodeURIComponent(encoded);
    const [, own = headers] =
      Object.entries(headersBelow).find(([below]) => pathname.startsWith(below)) ?? [];
    for (const [name, value] of Object.entries(own)) response.setHeader(name, value);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      answer(response, 405);
      return;
    }
    const viewed = view?.(request);
    const origin = viewed?.originId === undefined ? undefined : viewerRequest?.origins[viewed.originId];
    if (viewed && origin) return origin(request, response, viewed.uri);
    const wanted = viewed ? decodeURIComponent(viewed.uri) : pathname;
    sendFound(request, response, written.get(wanted) ?? fileAt(files, wanted));
  };
  const server = await listen({ source: 'website', log, handle }, port);
  return { url: `http://localhost:${server.port}`, close: () => server.close() };
}

function documentOf(value: unknown): StaticFile {
  const contentType = 'application/json; charset=utf-8';
  return { body: Buffer.from(JSON.stringify(value)), contentType, cacheControl: 'no-cache' };
}

/** The router of the page knows addresses without a dot; a missing file is a missing file. */
function fileAt(files: StaticFiles, pathname: string): StaticFile | undefined {
  return files.read(pathname) ?? (path.extname(pathname) === '' ? files.read('/index.html') : undefined);
}

function sendFound(request: IncomingMessage, response: ServerResponse, file: StaticFile | undefined): void {
  if (file === undefined) {
    answer(response, 404);
    return;
  }
  const { body, encoding } = encode(file, request.headers['accept-encoding'] ?? '');
  response.writeHead(200, {
    'content-type': file.contentType,
    'cache-control': file.cacheControl,
    'content-length': body.length,
    vary: 'accept-encoding',
    ...(encoding !== undefined && { 'content-encoding': encoding }),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function answer(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-cache' });
  response.end(status === 404 ? 'There is nothing here.' : 'This server answers GET and HEAD only.');
}
