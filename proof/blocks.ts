/**
 * The blocks of published ballots: what makes a proof cheap. With it, a path takes one range of the ballots' file, and
 * neither the whole file nor a tree that is stored.
 */
import { BLOCK_SIZE, leafOf, type PublishedBallot } from './ballots';
import { toHex, fromHex, type Bytes } from './bytes';
import { hashLeaves, levelsAbove, pathIn, type HashAll } from './hash-tree';

/** Up to {@link BLOCK_SIZE} ballots that follow each other. */
export interface Block {
  /** The id of its first ballot. */
  first: string;
  /** Where its first line begins in the file, in bytes. */
  offset: number;
  /** The root of the subtree over it: 64 hexadecimal digits. */
  root: string;
}

/** `blocks.json`. */
export interface BlockIndex {
  ballots: number;
  /** Length of the file, in bytes. */
  bytes: number;
  blocks: Block[];
}

/** A way from a ballot to the root. */
export interface InclusionPath {
  index: number;
  /** Hexadecimal digits, from the leaf upwards. */
  path: string[];
}

/** The root of the subtree over the lines of one block. */
export async function blockRoot(hashAll: HashAll, leaves: Bytes[]): Promise<Bytes> {
  return (await levelsAbove(hashAll, await hashLeaves(hashAll, leaves))).at(-1)![0]!;
}

/** The block that holds a ballot if any does, and the bytes that it takes in the file, both ends included. */
export function blockOf(
  { blocks, bytes }: BlockIndex,
  ballotId: string,
): { number: number; from: number; to: number } | undefined {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (blocks[middle]!.first <= ballotId) low = middle + 1;
    else high = middle;
  }
  const block = blocks[low - 1];
  return block && { number: low - 1, from: block.offset, to: (blocks[low]?.offset ?? bytes) - 1 };
}

/**
 * The path of a ballot, from the ballots of its block and the roots of all blocks.
 * @returns undefined if it is not among them.
 */
export async function pathOf(
  hashAll: HashAll,
  { blocks }: BlockIndex,
  number: number,
  ballots: PublishedBallot[],
  ballotId: string,
): Promise<InclusionPath | undefined> {
  const place = ballots.findIndex((ballot) => ballot.ballotId === ballotId);
  if (place < 0) return undefined;
  const within = await levelsAbove(hashAll, await hashLeaves(hashAll, ballots.map(leafOf)));
  const roots = blocks.map(({ root }) => fromHex(root) ?? new Uint8Array());
  const above = await levelsAbove(hashAll, roots);
  const path = [...pathIn(within, place), ...pathIn(above, number)];
  return { index: number * BLOCK_SIZE + place, path: path.map(toHex) };
}
