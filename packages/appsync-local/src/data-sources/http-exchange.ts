import http from 'node:http';
import https from 'node:https';

/** What an HTTP data source sends. */
export interface HttpMessage {
  method: string;
  headers: Record<string, string>;
  body: string | undefined;
}

/** `ctx.result` of an HTTP data source. */
export interface HttpResult {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
}

const TIMEOUT_MS = 30_000;

/**
 * One call. Header names keep the spelling of the origin, which fetch would put in lower case; a redirect is an
 * answer like any other.
 */
export function exchange(url: URL, { method, headers, body }: HttpMessage): Promise<HttpResult> {
  const transport = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const options = { method, headers, signal: AbortSignal.timeout(TIMEOUT_MS) };
    const request = transport.request(url, options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        resolve({
          statusCode: response.statusCode ?? 0,
          headers: asSent(response.rawHeaders),
          body: Buffer.concat(chunks).toString('utf8'),
        });
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}

function asSent(rawHeaders: string[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const [name = '', value = ''] = rawHeaders.slice(i, i + 2);
    headers[name] = Object.hasOwn(headers, name) ? `${headers[name]}, ${value}` : value;
  }
  return headers;
}
