import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Context } from 'aws-lambda';
import { BALLOT_BOXES } from '../../model/vote';
import { readBoxes, type BoxPosition, type IndexedVote, type ReadingParts } from '../lib/ballots/read-boxes';
import type { OptionCounts } from '../lib/tally/recount';

/** One part of a voting's boxes, from its beginning or from where an earlier invocation left off. */
export interface SegmentTask {
  votingId: string;
  segment: number;
  segmentCount: number;
  /** Votes counted by earlier invocations. */
  counts?: OptionCounts;
  /** Present while there is more to read. */
  resumeFrom?: BoxPosition;
}

/** A task and what has been counted for it. */
export type SegmentResult = SegmentTask & {
  counts: OptionCounts;
  /** Seconds to wait before going on. */
  waitSeconds?: number;
};

/** Milliseconds that must be left for one more page; with less, the rest is for the next invocation. */
const TIME_FOR_A_PAGE = 30_000;

/** Seconds between invocations that were throttled: at least these, at most twice as many. */
const THROTTLED_SECONDS = 10;

/**
 * Counts the votes of one voting in one part of its boxes. An index is read eventually consistently and may not
 * show the newest votes yet: those who compare have to know that.
 */
export function createHandler(
  parts: { client: DynamoDBClient; tableName: string } & Pick<ReadingParts, 'sleep'>,
  random: () => number = Math.random,
) {
  return async (
    { votingId, segment, segmentCount, counts = {}, resumeFrom }: SegmentTask,
    { getRemainingTimeInMillis }: Pick<Context, 'getRemainingTimeInMillis'>,
  ): Promise<SegmentResult> => {
    const boxes = BALLOT_BOXES.filter((_, index) => index % segmentCount === segment);
    // An execution of a version that scanned the table hands over a key of the table: it begins again.
    const from = resumeFrom && boxes.includes(resumeFrom.box) ? resumeFrom : undefined;
    const counted: OptionCounts = from ? { ...counts } : {};
    const endsAt = performance.now() + getRemainingTimeInMillis() - TIME_FOR_A_PAGE;
    const stopped = await readBoxes({ ...parts, endsAt }, votingId, boxes, from, (vote) => {
      addVote(counted, vote);
    });
    const waitSeconds = stopped?.throttled ? Math.round(THROTTLED_SECONDS * (1 + random())) : 0;
    const more = stopped && { resumeFrom: stopped.resumeFrom, waitSeconds };
    return { votingId, segment, segmentCount, counts: counted, ...more };
  };
}

/**
 * Counts a vote, unless it is struck. One without an option counts for none of them, so that the recount disagrees and
 * somebody looks.
 */
export function addVote(counts: OptionCounts, { optionId = '', struck }: IndexedVote): void {
  if (!struck) counts[optionId] = (counts[optionId] ?? 0) + 1;
}
