import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import path from 'node:path';
import { responseHeaders, type TrustedSources } from '@hustings/web/response-headers';
import { encode } from './encodings';
import { StaticFiles, type StaticFile } from './static-files';

/** How the web app is served on one machine. */
export interface WebServerOptions extends TrustedSources {
  /** 0 for any free port. */
  port: number;
  /** Where the built app lies. */
  distDirectory: string;
  /** What `/config.json` answers. */
  configuration: unknown;
}

/** The web app's server, listening. */
export interface WebServer {
  /** `http://localhost:…`, without a slash at its end. */
  url: string;
  close(): Promise<void>;
}

/**
 * Serves the built web app as CloudFront does once deployed: the same headers, files with a digest in their
 * name kept for ever, every other address answered with the page itself.
 * @throws Error when the port is taken.
 */
export function createWebServer(options: WebServerOptions): Promise<WebServer> {
  const files = new StaticFiles(options.distDirectory);
  const headers = responseHeaders(options);
  const configuration: StaticFile = {
    body: Buffer.from(JSON.stringify(options.configuration)),
    contentType: 'application/json; charset=utf-8',
    cacheControl: 'no-cache',
  };
  const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const pathname = pathOf(request);
    if (request.method !== 'GET' && request.method !== 'HEAD') answer(response, 405);
    else if (pathname === '/config.json') send(request, response, configuration);
    else sendFile(request, response, files, pathname);
  });
  return listen(server, options.port);
}

function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  files: StaticFiles,
  pathname: string,
): void {
  // The router of the page knows addresses without a dot; a missing file is a missing file.
  const file =
    files.read(pathname) ?? (path.extname(pathname) === '' ? files.read('/index.html') : undefined);
  if (file === undefined) answer(response, 404);
  else send(request, response, file);
}

function send(request: IncomingMessage, response: ServerResponse, file: StaticFile): void {
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

function pathOf(request: IncomingMessage): string {
  try {
    return decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
  } catch {
    return '/';
  }
}

function listen(server: Server, port: number): Promise<WebServer> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, 'localhost', () => {
      const address = server.address();
      resolve({
        url: `http://localhost:${typeof address === 'object' && address !== null ? address.port : port}`,
        close: () =>
          new Promise((closed) => {
            server.closeAllConnections();
            server.close(() => {
              closed();
            });
          }),
      });
    });
  });
}
