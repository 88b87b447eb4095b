/**
 * Hash trees as RFC 6962 builds them ("Merkle Hash Trees", section 2.1): SHA-256 over 0x00 and a leaf's bytes, and over 0x01
 * and two nodes; a node that has no neighbour moves up as it is.
 */
import { joined, type Bytes } from './bytes';

/** SHA-256 of each of many messages: how that is done fastest depends on where it is done. */
export type HashAll = (messages: Bytes[]) => Promise<Bytes[]>;

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** The nodes of a tree, level by level: its leaves first, its root last. */
export type Levels = Bytes[][];

/** The hashes of leaves. */
export function hashLeaves(hashAll: HashAll, leaves: Bytes[]): Promise<Bytes[]> {
  return hashAll(leaves.map((leaf) => joined(LEAF, leaf)));
}

/** The tree above nodes of one level. */
export async function levelsAbove(hashAll: HashAll, nodes: Bytes[]): Promise<Levels> {
  const levels = [nodes];
  for (let level = nodes; level.length > 1; levels.push(level)) {
    const pairs: Bytes[] = [];
    for (let index = 0; index + 1 < level.length; index += 2)
      pairs.push(joined(NODE, level[index]!, level[index + 1]!));
    const alone = level.length % 2 === 1 ? level.slice(-1) : [];
    level = [...(await hashAll(pairs)), ...alone];
  }
  return levels;
}

/** The root of a tree. That of no leaves at all is the hash of nothing. */
export async function rootOf(hashAll: HashAll, levels: Levels): Promise<Bytes> {
  const root = levels.at(-1)?.[0];
  return root ?? (await hashAll([new Uint8Array()]))[0]!;
}

/** What a node has to be hashed with, on its way up to the root: the neighbours on each level that it has one on. */
export function pathIn(levels: Levels, index: number): Bytes[] {
  return levels.flatMap((level, height) => level[Math.floor(index / 2 ** height) ^ 1] ?? []);
}

/**
 * The root that a leaf's hash, its index and its path come to ("Verifying an Inclusion Proof", RFC 9162, section 2.1.3.2).
 * @returns undefined when there is no such path in a tree of this size.
 */
export async function rootFromPath(
  hashAll: HashAll,
  leafHash: Bytes,
  { index, size, path }: { index: number; size: number; path: Bytes[] },
): Promise<Bytes | undefined> {
  if (!Number.isInteger(index) || index < 0 || index >= size) return undefined;
  let [node, last, hash] = [index, size - 1, leafHash];
  for (const neighbour of path) {
    if (last === 0) return undefined;
    if (node % 2 === 1 || node === last) {
      [hash] = (await hashAll([joined(NODE, neighbour, hash)])) as [Bytes];
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)];
    } else [hash] = (await hashAll([joined(NODE, hash, neighbour)])) as [Bytes];
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 ? hash : undefined;
}
