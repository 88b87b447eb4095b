import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type { WireMap } from './attribute-values';
import { DynamoDbError } from './client';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Page tokens: opaque to clients, and good only for the resolver or function that gave them (developer guide,
 * "Query"). The key comes from the API's id, so that tokens outlive a restart.
 */
export function createPageTokens(apiId: string) {
  const key = createHash('sha256').update(`page tokens of ${apiId}`).digest();
  return {
    /** The token for the page after `lastKey`; null after the last page. */
    seal(lastKey: WireMap | undefined, site: string): string | null {
      if (!lastKey) return null;
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(site));
      const sealed = Buffer.concat([cipher.update(JSON.stringify(lastKey), 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64');
    },
    /** @throws DynamoDbError for a token that was made up, or given elsewhere */
    open(token: unknown, site: string): WireMap | undefined {
      if (token === null || token === undefined) return undefined;
      try {
        const bytes = Buffer.from(token as string, 'base64');
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES))
          .setAAD(Buffer.from(site))
          .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
        const opened = Buffer.concat([
          decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)),
          decipher.final(),
        ]);
        return JSON.parse(opened.toString('utf8')) as WireMap;
      } catch {
        throw new DynamoDbError('ValidationException', 'Invalid pagination token given.');
      }
    },
  };
}

export type PageTokens = ReturnType<typeof createPageTokens>;
