import type { Context } from 'aws-lambda';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { NumberedSegment } from '../../model/ballot-numbering';
import type { Key } from '../../model/keys';
import type { Log } from '../lib/log';

/** What the state machine hands over: a segment of the table, or that all of them are through. */
export type NumberingTask = { segment: number; segmentCount: number } | { finished: true };

/** What it goes on with. */
export type NumberingAnswer = NumberingTask & { done: boolean };

/** The table, as numbering sees it. */
export interface NumberingStore {
  segment(segment: number, segmentCount: number): Promise<NumberedSegment>;
  /** Notes how far a segment is, and that the numbering is at work. */
  note(segment: number, segmentCount: number, position: NumberedSegment): Promise<void>;
  /** Votes without ballots behind a key, in a segment, read strongly consistently; where to go on. */
  page(
    segment: number,
    segmentCount: number,
    after: Key | undefined,
  ): Promise<{ votes: Key[]; next?: Key; units: number }>;
  /** Gives a vote a ballot, unless it has one. */
  number(vote: Key, ballotId: string): Promise<void>;
  finish(): Promise<void>;
}

/** What numbering works with. */
export interface NumberingParts {
  store: NumberingStore;
  log: Log;
  sleep?: (milliseconds: number) => Promise<unknown>;
}

/** Milliseconds that must be left for one more page of votes; with less, the rest is for the next invocation. */
const TIME_FOR_A_PAGE = 60_000;

/** Votes that are given ballots side by side. */
const AT_ONCE = 25;

/**
 * Votes a second and segment that are given ballots, and read units a second: a quarter of what one partition takes. Those
 * who vote and look at the same time must not notice.
 */
const [VOTES_PER_SECOND, UNITS_PER_SECOND] = [250, 500];

/**
 * Gives votes that were cast before there were ballots theirs, in one segment of the table. It may be stopped and begun
 * at any moment: a vote that has a ballot keeps it, and a segment goes on where it was.
 */
export function createHandler({ store, log, sleep = pause }: NumberingParts) {
  return async (
    task: NumberingTask,
    { getRemainingTimeInMillis }: Pick<Context, 'getRemainingTimeInMillis'>,
  ): Promise<NumberingAnswer> => {
    if ('finished' in task) {
      await store.finish();
      log('info', 'BallotsNumbered');
      return { ...task, done: true };
    }
    const { segment, segmentCount } = task;
    let position = await store.segment(segment, segmentCount);
    while (!position.done && getRemainingTimeInMillis() > TIME_FOR_A_PAGE) {
      const { votes, next } = await lasting(
        ({ units }) => units / UNITS_PER_SECOND,
        () => store.page(segment, segmentCount, position.after),
      );
      for (let begun = 0; begun < votes.length; begun += AT_ONCE)
        await lasting(
          (numbered) => numbered.length / VOTES_PER_SECOND,
          () =>
            Promise.all(votes.slice(begun, begun + AT_ONCE).map((vote) => store.number(vote, randomUUID()))),
        );
      position = next ? { after: next, done: false } : { done: true };
      await store.note(segment, segmentCount, position);
    }
    return { ...task, done: position.done };
  };

  /** Does something, and waits until it has taken as long as it should. */
  async function lasting<T>(secondsOf: (result: T) => number, work: () => Promise<T>): Promise<T> {
    const begun = performance.now();
    const result = await work();
    const rest = secondsOf(result) * 1000 - (performance.now() - begun);
    if (rest > 0) await sleep(rest);
    return result;
  }
}
