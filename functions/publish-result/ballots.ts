import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { setTimeout as pause } from 'node:timers/promises';
import { BALLOT_BOXES } from '../../model/vote';
import type { PublishedBallot } from '../../proof/ballots';
import { readBoxes, type BoxPosition, type IndexedVote, type ReadingParts } from '../lib/ballots/read-boxes';

/** Parts of the boxes that are read side by side. */
const PARTS = 4;

/** Milliseconds before going on where the index was throttled. */
const THROTTLED_PAUSE = 5000;

/** Two hexadecimal digits: what every ballot id begins with. */
const PREFIXES = Array.from({ length: 256 }, (_, number) => number.toString(16).padStart(2, '0'));

/**
 * Reads the ballots of a voting, struck ones left out. A box holds the ids of four beginnings in their order: so ballots
 * that are put by their beginning are sorted, without anything being sorted.
 * @returns all of them in the order of their ids.
 * @throws Error when there was no time to read them all.
 */
export async function readBallots(parts: ReadingParts, votingId: string): Promise<Iterable<PublishedBallot>> {
  const { sleep = pause } = parts;
  const byPrefix = new Map<string, PublishedBallot[]>(PREFIXES.map((prefix) => [prefix, []]));
  // One text for each option, not one for each vote.
  const options = new Map<string, string>();
  const see = ({ ballotId, optionId = '', struck }: IndexedVote): void => {
    if (struck) return;
    const option = options.get(optionId) ?? optionId;
    options.set(optionId, option);
    byPrefix.get(ballotId.slice(0, 2))!.push({ ballotId, optionId: option });
  };
  const readPart = async (_: unknown, part: number): Promise<void> => {
    const boxes = BALLOT_BOXES.filter((__, index) => index % PARTS === part);
    let position: BoxPosition | undefined;
    do {
      const stopped = await readBoxes(parts, votingId, boxes, position, see);
      position = stopped?.resumeFrom;
      if (stopped && !stopped.throttled) throw new Error('There was no time to read all ballots.');
      if (stopped) await sleep(THROTTLED_PAUSE);
    } while (position);
  };
  await Promise.all(Array.from({ length: PARTS }, readPart));
  return inOrder(byPrefix);
}

/** Lets go of what was handed on: there may be a million. */
function* inOrder(byPrefix: Map<string, PublishedBallot[]>): Generator<PublishedBallot> {
  for (const prefix of PREFIXES) {
    yield* byPrefix.get(prefix)!;
    byPrefix.delete(prefix);
  }
}

/** The index of the table. */
export type BallotReader = (votingId: string, endsAt: number) => Promise<Iterable<PublishedBallot>>;

/** Reads from the index of a table. */
export function createBallotReader(client: DynamoDBClient, tableName: string): BallotReader {
  return (votingId, endsAt) => readBallots({ client, tableName, endsAt }, votingId);
}
