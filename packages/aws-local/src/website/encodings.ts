import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { StaticFile } from './static-files';

/** A body as it travels; without `encoding` it travels as it is. */
export interface Encoded {
  body: Buffer;
  encoding?: 'br' | 'gzip';
}

/** Below this a compressed body is hardly smaller. CloudFront's own limit (Developer Guide, "Serve compressed files"). */
const SMALLEST = 1000;

const compressors = {
  // 5 of 11: a tenth larger than the best, a hundred times faster.
  br: (body: Buffer) => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (body: Buffer) => gzipSync(body),
};

const done = new WeakMap<StaticFile, Map<string, Buffer>>();

/** Compresses a file the best way that the client takes; each file and way once. */
export function encode(file: StaticFile, accepted: string): Encoded {
  const encoding = (['br', 'gzip'] as const).find((each) => new RegExp(`\\b${each}\\b`).test(accepted));
  const compressible = /^(text|application)\/|svg/.test(file.contentType) && file.body.length >= SMALLEST;
  if (encoding === undefined || !compressible) return { body: file.body };
  const ways = done.get(file) ?? new Map<string, Buffer>();
  done.set(file, ways);
  const body = ways.get(encoding) ?? compressors[encoding](file.body);
  ways.set(encoding, body);
  return { body, encoding };
}
