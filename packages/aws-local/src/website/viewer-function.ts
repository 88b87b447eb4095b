import type { IncomingMessage } from 'node:http';
import { createContext, runInContext } from 'node:vm';

/** What the function made of a request. */
export interface ViewedRequest {
  /** The path that is asked of the origin. */
  uri: string;
  /** Of the origin that it chose; undefined: that of the files. */
  originId: string | undefined;
}

/** The module that such functions import, by this name only. */
const IMPORT = /^import cf from .cloudfront.;$/m;

/**
 * Reads a function of CloudFront that runs for each request of a viewer, runtime 2.0 (CloudFront developer guide, "CloudFront
 * Functions event structure", "Helper methods for origin modification"). It sees method, path and headers, may set another
 * path, and choose another origin. What it answers by itself is not served here.
 * @throws Error for code without a handler.
 */
export function readViewerFunction(code: string): (request: IncomingMessage) => ViewedRequest {
  let originId: string | undefined;
  const cf = {
    selectRequestOriginById: (id: string) => {
      originId = id;
    },
  };
  const context = createContext({ cf });
  runInContext(code.replace(IMPORT, ''), context, { filename: 'viewer-request.js' });
  const handler = (context as { handler?: unknown }).handler;
  if (typeof handler !== 'function') throw new Error('The viewer’s function has no handler.');
  return ({ method, url = '/', headers }) => {
    originId = undefined;
    const [uri] = url.split('?');
    const event = {
      version: '1.0',
      context: { eventType: 'viewer-request' },
      request: { method, uri, querystring: {}, cookies: {}, headers: valuesOf(headers) },
    };
    const request = (handler as (event: unknown) => { uri?: unknown; statusCode?: unknown })(event);
    if (typeof request.uri !== 'string')
      throw new Error('The viewer’s function answers by itself, which is not served locally.');
    return { uri: request.uri, originId };
  };
}

function valuesOf(headers: IncomingMessage['headers']): Record<string, { value: string }> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, { value: [value].flat().join(', ') }]),
  );
}
