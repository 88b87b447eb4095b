import { setTimeout as pause } from 'node:timers/promises';
import { NUMBERING } from '../../model/ballot-numbering';
import { numberingKey } from '../../model/keys';
import { BALLOT_BOXES } from '../../model/vote';
import { readBoxes, type BoxPosition, type IndexedVote } from '../../functions/lib/ballots/read-boxes';
import { getItem, read } from '../../functions/lib/dynamodb/items';
import type { Target } from './target';

const PARTS = 4;

/** Milliseconds before going on where the index was throttled. */
const THROTTLED_PAUSE = 5000;

/**
 * Reads every vote of a voting by the index, patiently. The index may not show the newest votes yet.
 * @throws Error while votes from before there were ballots are still being given theirs.
 */
export async function readVotes(
  { client, tableName }: Target,
  votingId: string,
  see: (vote: IndexedVote) => void,
): Promise<void> {
  const numbering = await getItem(client, tableName, numberingKey());
  if (!numbering || !read(NUMBERING, numbering).doneAt)
    throw new Error(
      'Votes from before there was an index by voting are still being given their ballots: try again later. docs/operations.md says how long that takes.',
    );
  const parts = { client, tableName, endsAt: Infinity };
  const readPart = async (_: unknown, part: number): Promise<void> => {
    const boxes = BALLOT_BOXES.filter((__, index) => index % PARTS === part);
    let position: BoxPosition | undefined;
    do {
      position = (await readBoxes(parts, votingId, boxes, position, see))?.resumeFrom;
      if (position) await pause(THROTTLED_PAUSE);
    } while (position);
  };
  await Promise.all(Array.from({ length: PARTS }, readPart));
}
