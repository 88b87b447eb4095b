import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { s3Error } from './errors';
import type { ObjectStore, StoredObject } from './object-store';

/**
 * Answers GET or HEAD with an object: the whole, one range, or that it has not changed ("GetObject", Amazon S3 API
 * reference; RFC 9110, sections 13 and 14).
 * @throws ServiceError `InvalidRange`, `PreconditionFailed`
 */
export async function sendObject(
  { method, headers }: IncomingMessage,
  response: ServerResponse,
  objects: ObjectStore,
  object: StoredObject,
): Promise<void> {
  const ifMatch = headers['if-match'];
  if (ifMatch !== undefined && !names(ifMatch, object))
    throw s3Error('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold');
  const about = {
    etag: object.etag,
    'last-modified': new Date(object.lastModified).toUTCString(),
    ...(object.headers['cache-control'] !== undefined && {
      'cache-control': object.headers['cache-control'],
    }),
  };
  if (isUnchanged(headers, object)) {
    response.writeHead(304, about).end();
    return;
  }
  const range = rangeOf(headers.range, object.size);
  const { start, end } = range ?? { start: 0, end: object.size - 1 };
  const wantsChecksums = headers['x-amz-checksum-mode'] === 'ENABLED' && range === undefined;
  response.writeHead(range === undefined ? 200 : 206, {
    'accept-ranges': 'bytes',
    ...object.headers,
    ...about,
    'content-length': end - start + 1,
    ...(range !== undefined && { 'content-range': `bytes ${start}-${end}/${object.size}` }),
    ...Object.fromEntries(
      Object.entries(object.metadata).map(([name, value]) => [`x-amz-meta-${name}`, value]),
    ),
    ...(wantsChecksums && { ...object.checksums, 'x-amz-checksum-type': 'FULL_OBJECT' }),
  });
  if (method === 'HEAD' || end < start) response.end();
  else
    await pipeline(objects.read(object.key, start, end), response).catch((error: unknown) => {
      // A client that goes away in the middle is no fault of ours.
      if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
    });
}

function names(tags: string, { etag }: StoredObject): boolean {
  return tags === '*' || tags.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}

function isUnchanged(headers: IncomingMessage['headers'], object: StoredObject): boolean {
  const ifNoneMatch = headers['if-none-match'];
  if (ifNoneMatch !== undefined) return names(ifNoneMatch, object);
  const since = Date.parse(headers['if-modified-since'] ?? '');
  // The header has whole seconds.
  return Math.floor(Date.parse(object.lastModified) / 1000) * 1000 <= since;
}

/** The one range that was asked for. Several are answered with the whole, as is what cannot be read. */
function rangeOf(header: string | undefined, size: number): { start: number; end: number } | undefined {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (first !== '' && last !== '' && Number(last) < start) return undefined;
  if (start >= size || (first === '' && Number(last) === 0))
    throw s3Error('InvalidRange', 'The requested range is not satisfiable');
  return { start, end };
}
