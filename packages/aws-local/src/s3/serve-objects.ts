import type { IncomingMessage, ServerResponse } from 'node:http';
import { ServiceError } from '../endpoint/service-error';
import type { Route } from '../front-door';
import type { Buckets, Caller } from './buckets';
import { sendObject } from './send-object';

/** Which objects are served, and how. */
export interface ServedObjects {
  bucket: string;
  /** `/pictures/`: addresses that begin so are keys of the bucket. */
  paths: readonly string[];
  /** Who reads: CloudFront, as the bucket's policy knows it. */
  caller: Caller;
  /** On every answer. */
  headers: Record<string, string>;
}

/**
 * Serves objects of a bucket as a distribution with origin access control does: the bucket's policy decides, and what is
 * missing is answered as S3 answers those who may not list it.
 */
export function serveObjects(buckets: Buckets, { bucket, paths, caller, headers }: ServedObjects): Route {
  const answer = async (request: IncomingMessage, response: ServerResponse, key: string): Promise<void> => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    try {
      if (request.method !== 'GET' && request.method !== 'HEAD')
        throw new ServiceError('MethodNotAllowed', 'GET and HEAD only.', 405);
      const found = buckets.get(bucket);
      await sendObject(request, response, found.objects, buckets.find(caller, found, key));
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      response.writeHead(error.status, {
        'content-type': 'text/plain; charset=utf-8',
        'cache-control': 'no-cache',
      });
      response.end(request.method === 'HEAD' ? undefined : error.message);
    }
  };
  return (request, response, pathname) => {
    if (!paths.some((each) => pathname.startsWith(each))) return false;
    return answer(request, response, decodeURIComponent(pathname).slice(1));
  };
}
