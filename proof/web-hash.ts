import type { HashAll } from './hash-tree';

/** Messages that are with the browser's digest at once: each is a task of its own there. */
const AT_ONCE = 2048;

/** SHA-256 by WebCrypto, as every browser has it. */
export const webHash: HashAll = async (messages) => {
  const hashes: Awaited<ReturnType<HashAll>> = [];
  for (let from = 0; from < messages.length; from += AT_ONCE) {
    const some = messages.slice(from, from + AT_ONCE);
    const digests = await Promise.all(some.map((message) => crypto.subtle.digest('SHA-256', message)));
    for (const digest of digests) hashes.push(new Uint8Array(digest));
  }
  return hashes;
};
