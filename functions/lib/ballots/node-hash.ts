import { hash } from 'node:crypto';
import type { HashAll } from '../../../proof/hash-tree';

/** SHA-256 by Node, without a task for each message. */
export const nodeHash: HashAll = (messages) =>
  Promise.resolve(messages.map((message) => new Uint8Array(hash('sha256', message, 'buffer'))));
