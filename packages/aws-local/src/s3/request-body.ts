import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { crc32 } from 'node:zlib';
import { notImplemented, s3Error } from './errors';

/** What a request brought: the content, and the checksums of it that were given and hold. */
export interface Received {
  content: Buffer;
  checksums: Record<string, string>;
}

const CHECKSUM = 'x-amz-checksum-';
/** The content is sent in chunks, with checksums behind it ("Signature calculations … with trailing headers"). */
const WITH_TRAILER = 'STREAMING-UNSIGNED-PAYLOAD-TRAILER';

const DIGESTS: Record<string, (content: Buffer) => Buffer> = {
  crc32: (content) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(crc32(content));
    return bytes;
  },
  sha1: (content) => createHash('sha1').update(content).digest(),
  sha256: (content) => createHash('sha256').update(content).digest(),
};

/**
 * Takes a body out of its wrapping, and verifies what the request says of it ("Checking object integrity in Amazon S3").
 * @throws ServiceError
 */
export function receive(headers: IncomingHttpHeaders, body: Buffer): Received {
  const declared = String(headers['x-amz-content-sha256'] ?? '');
  const chunked = declared.startsWith('STREAMING-');
  if (chunked && declared !== WITH_TRAILER) throw notImplemented(declared);
  if (!chunked && headers['content-length'] === undefined)
    throw s3Error('MissingContentLength', 'You must provide the Content-Length HTTP header.');
  const { content, trailers } = chunked ? dechunk(headers, body) : { content: body, trailers: {} };
  const checksums = checksumsIn({ ...headers, ...trailers });
  for (const [name, value] of Object.entries(checksums)) verify(name.slice(CHECKSUM.length), value, content);
  verifyMd5(headers['content-md5'], content);
  return { content, checksums };
}

function checksumsIn(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => name.startsWith(CHECKSUM))
      .map(([name, value]) => [name, String(value)]),
  );
}

function verify(algorithm: string, value: string, content: Buffer): void {
  const digest = DIGESTS[algorithm];
  if (digest === undefined) throw notImplemented(`The checksum ${algorithm}`);
  const calculated = digest(content);
  if (Buffer.from(value, 'base64').length !== calculated.length)
    throw s3Error('InvalidRequest', `Value for ${CHECKSUM}${algorithm} header is invalid.`);
  if (value !== calculated.toString('base64'))
    throw s3Error(
      'BadDigest',
      `The ${algorithm.toUpperCase()} you specified did not match the calculated checksum.`,
    );
}

function verifyMd5(value: string | string[] | undefined, content: Buffer): void {
  if (value === undefined) return;
  const given = Buffer.from(String(value), 'base64');
  if (given.length !== 16) throw s3Error('InvalidDigest', 'The Content-MD5 you specified was invalid.');
  if (!createHash('md5').update(content).digest().equals(given))
    throw s3Error('BadDigest', 'The Content-MD5 you specified did not match what we received.');
}

/** `<hex size>\r\n<bytes>\r\n`, again and again, up to a chunk of no bytes and the trailers. */
function dechunk(
  headers: IncomingHttpHeaders,
  body: Buffer,
): { content: Buffer; trailers: Record<string, string> } {
  const length = Number(headers['x-amz-decoded-content-length'] ?? NaN);
  if (!Number.isInteger(length))
    throw s3Error('MissingContentLength', 'You must provide x-amz-decoded-content-length.');
  const incomplete = () =>
    s3Error(
      'IncompleteBody',
      'You did not provide the number of bytes specified by the Content-Length HTTP header',
    );
  const chunks: Buffer[] = [];
  let at = 0;
  for (;;) {
    const end = body.indexOf('\r\n', at);
    const line = end < 0 ? '' : body.toString('latin1', at, end);
    if (!/^[0-9a-f]{1,8}$/i.test(line)) throw incomplete();
    const size = parseInt(line, 16);
    at = end + 2;
    if (size === 0) break;
    if (body.toString('latin1', at + size, at + size + 2) !== '\r\n') throw incomplete();
    chunks.push(body.subarray(at, at + size));
    at += size + 2;
  }
  const content = Buffer.concat(chunks);
  if (content.length !== length) throw incomplete();
  return { content, trailers: trailersIn(body.toString('latin1', at), headers['x-amz-trailer']) };
}

function trailersIn(text: string, announced: string | string[] | undefined): Record<string, string> {
  const lines = text.split('\r\n').filter((line) => line !== '');
  const trailers = Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  const names = String(announced ?? '').toLowerCase();
  if (Object.keys(trailers).join() !== names)
    throw s3Error('MalformedTrailerError', 'The request contained trailing data that was not well-formed.');
  return trailers;
}
