import { createHmac } from 'node:crypto';
import type { SigningKey } from './signing-key';

/** What an unknown user looks like who begins to sign in. */
export interface Disguise {
  /** Where known users have their id. */
  userId: string;
  salt: bigint;
}

/**
 * Gives unknown users an id and a salt like those of known ones, the same whenever they are asked for, so that asking
 * tells nothing. Source: Cognito developer guide, "Managing user existence error responses" (after RFC 5054, 2.5.1.3).
 */
export class Disguises {
  private readonly secret: Buffer;

  constructor({ privateKey }: SigningKey) {
    this.secret = createHmac('sha256', 'unknown users')
      .update(privateKey.export({ type: 'pkcs8', format: 'der' }))
      .digest();
  }

  of(poolId: string, username: string): Disguise {
    const bytes = createHmac('sha256', this.secret).update(`${poolId} ${username.toLowerCase()}`).digest();
    bytes[6] = (bytes[6]! & 0x0f) | 0x40;
    bytes[8] = (bytes[8]! & 0x3f) | 0x80;
    const userId = bytes
      .toString('hex', 0, 16)
      .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    return { userId, salt: BigInt(`0x${bytes.toString('hex', 16)}`) };
  }
}
