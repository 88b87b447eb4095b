import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const compress = promisify(gzip);

/** Developer guide, "Configuring server-side caching and API payload compression". */
const COMPRESSED = { from: 1_000, to: 10_000_000 };

/**
 * Browsers of any origin may call the API; credentials travel in headers, never in cookies. What pages may read is what an
 * API of AppSync was recorded to answer; how many tokens were consumed is not among it.
 */
export const CORS_HEADERS: OutgoingHttpHeaders = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers':
    'x-amzn-RequestId,x-amzn-ErrorType,x-amz-user-agent,x-amzn-ErrorMessage,Date,x-amz-schema-version',
};

/** What a preflight is told. */
export const PREFLIGHT_HEADERS: OutgoingHttpHeaders = {
  ...CORS_HEADERS,
  'access-control-allow-methods': 'GET,POST,OPTIONS',
  'access-control-allow-headers': '*,authorization',
  'access-control-max-age': '86400',
};

/** Sends JSON, compressed where the client takes it and it is worth it. */
export async function sendJson(
  response: ServerResponse,
  acceptEncoding: string | string[] | undefined,
  status: number,
  headers: OutgoingHttpHeaders,
  body: unknown,
): Promise<void> {
  const text = JSON.stringify(body);
  const bytes = Buffer.byteLength(text);
  const isCompressed =
    /\bgzip\b/.test(String(acceptEncoding ?? '')) && bytes >= COMPRESSED.from && bytes <= COMPRESSED.to;
  const content = isCompressed ? await compress(text) : text;
  response.writeHead(status, {
    ...headers,
    ...CORS_HEADERS,
    'content-type': 'application/json;charset=UTF-8',
    'content-length': isCompressed ? content.length : bytes,
    ...(isCompressed && { 'content-encoding': 'gzip' }),
  });
  response.end(content);
}
