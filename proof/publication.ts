/** Makes what is published from the ballots of a voting. */
import { BLOCK_SIZE, leafOf, type PublishedBallot } from './ballots';
import { blockRoot, type BlockIndex } from './blocks';
import { joined, toHex, type Bytes } from './bytes';
import { levelsAbove, rootOf, type HashAll } from './hash-tree';

/** The ballots' file in pieces, its blocks, its root, and what it counts. */
export interface BallotFile {
  pieces: Bytes[];
  index: BlockIndex;
  root: string;
  counts: Map<string, number>;
}

const LINE_BREAK = Uint8Array.of(0x0a);

/**
 * Writes ballots as they are published.
 * @param sorted by id.
 * @throws Error where they are not sorted, or one is there twice.
 */
export async function ballotFile(hashAll: HashAll, sorted: Iterable<PublishedBallot>): Promise<BallotFile> {
  const file: BallotFile = {
    pieces: [],
    index: { ballots: 0, bytes: 0, blocks: [] },
    root: '',
    counts: new Map(),
  };
  const roots: Bytes[] = [];
  let leaves: Bytes[] = [];
  let first = '';
  let last = '';
  const endBlock = async (): Promise<void> => {
    const piece = joined(...leaves.flatMap((leaf) => [leaf, LINE_BREAK]));
    const root = await blockRoot(hashAll, leaves);
    file.index.blocks.push({ first, offset: file.index.bytes, root: toHex(root) });
    file.index.bytes += piece.length;
    file.pieces.push(piece);
    roots.push(root);
    leaves = [];
  };
  for (const ballot of sorted) {
    const { ballotId, optionId } = ballot;
    if (ballotId <= last) throw new Error('Ballots are not sorted, or one is there twice.');
    if (leaves.length === 0) first = ballotId;
    leaves.push(leafOf(ballot));
    file.index.ballots += 1;
    file.counts.set(optionId, (file.counts.get(optionId) ?? 0) + 1);
    last = ballotId;
    if (leaves.length === BLOCK_SIZE) await endBlock();
  }
  if (leaves.length > 0) await endBlock();
  file.root = toHex(await rootOf(hashAll, await levelsAbove(hashAll, roots)));
  return file;
}
