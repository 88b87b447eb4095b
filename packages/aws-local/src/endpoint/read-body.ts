import type { IncomingMessage } from 'node:http';
import { ServiceError } from './service-error';

/**
 * Reads a request's body. What comes after the limit is read and dropped, so that the connection stays good for the next
 * request.
 * @throws ServiceError when it is longer than `limit` bytes.
 */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= limit) chunks.push(chunk);
      else {
        chunks.length = 0;
        reject(new ServiceError('RequestEntityTooLargeException', 'The request is too large.', 413));
      }
    });
    request.on('end', () => {
      resolve(Buffer.concat(chunks));
    });
    request.on('error', reject);
  });
}
