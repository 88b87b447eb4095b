/**
 * Votes that were cast before votes had ballots are given theirs, once: until that is done, `votes-by-voting` does not
 * show them. Pure.
 */
import type { Shape } from './items';
import { numberedSegmentKey, numberingKey, type Key } from './keys';
import { ballotIn } from './vote';
import type { Instant } from './voting';
import { put, update, type Write } from './writes';

/** How the numbering of old votes stands. No item: it has not begun. */
export type Numbering = {
  /** When it was last seen at work. */
  aliveAt?: Instant;
  /** Present once every vote of the table has a ballot. */
  doneAt?: Instant;
};

/** Either attribute may be missing. */
export const NUMBERING: Shape<Numbering> = { noun: 'numbering of ballots', needs: {} };

/** How far one segment of the table has come. */
export type NumberedSegment = {
  /** The item behind which it goes on. */
  after?: Key;
  done: boolean;
};

/** What going on needs. */
export const NUMBERED_SEGMENT: Shape<NumberedSegment> = { noun: 'numbered segment', needs: {} };

/** Notes that the numbering is at work. */
export function numberingAliveWrite(at: Instant): Write {
  return update(numberingKey(), { expression: 'SET aliveAt = :at', values: { ':at': at } });
}

/** Notes that every vote has a ballot. */
export function numberingDoneWrite(at: Instant): Write {
  return update(numberingKey(), { expression: 'SET doneAt = :at', values: { ':at': at } });
}

/** Notes how far a segment has come. */
export function numberedSegmentWrite(
  segment: number,
  segmentCount: number,
  { after, done }: NumberedSegment,
): Write {
  return put(numberedSegmentKey(segment, segmentCount), after ? { after, done } : { done });
}

/** Gives a vote a ballot, unless it has one, or is gone. */
export function ballotWrite(vote: Key, votingId: string, ballotId: string): Write {
  const { ballotBox } = ballotIn(votingId, ballotId);
  return update(
    vote,
    {
      expression: 'SET ballotBox = :box, ballotId = :id',
      values: { ':box': ballotBox, ':id': ballotId },
    },
    { expression: 'attribute_exists(PK) AND attribute_not_exists(ballotId)' },
  );
}
