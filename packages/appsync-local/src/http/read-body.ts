import type { IncomingMessage } from 'node:http';

/** No published quota: the limit of an AWS API behind an edge, and far above any query of 15,000 tokens. */
export const MAX_BODY_BYTES = 1024 * 1024;

/** The body of a request was larger than the endpoint takes. */
export class BodyTooLarge extends Error {}

/**
 * Reads a whole body as text.
 * @throws BodyTooLarge
 */
export function readBody(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= MAX_BODY_BYTES) chunks.push(chunk);
      else if (bytes - chunk.length <= MAX_BODY_BYTES) {
        reject(new BodyTooLarge(`Request body is larger than ${MAX_BODY_BYTES} bytes.`));
        request.resume();
      }
    });
    request.on('end', () => {
      resolve(Buffer.concat(chunks).toString('utf8'));
    });
    request.on('error', reject);
  });
}
