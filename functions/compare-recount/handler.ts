import type { Conclusion, Recount, VotingDefinition } from '../../model/voting';
import type { Tally } from '../../schema/generated/types';
import type { Log } from '../lib/log';
import { compare, sumOf, type Comparison, type Difference, type OptionCounts } from '../lib/tally/recount';
import { retry } from '../lib/retry';

/** What the state machine hands over. */
export interface ComparisonTask {
  votingId: string;
  /** The closing time that the recount is for. */
  closesAt: string;
  /** Counts from 1. */
  attempt: number;
  counted: { counts: OptionCounts }[];
  /** What the comparison before this one was answered. */
  shown?: Shown;
}

/** How many votes the index showed, and since when it has shown just as many. */
export interface Shown {
  votes: number;
  since?: string;
}

/** What the state machine goes on with. */
export type ComparisonAnswer =
  | { outcome: 'AGREES' }
  /** The voting closes at another time, and another recount is for that, or it is gone. */
  | { outcome: 'SUPERSEDED' }
  /**
   * Tally and votes may still come to agree: look again after a pause. Not `countAgain`: at the tally alone, which has not
   * counted all votes yet.
   */
  | { outcome: 'BEHIND'; waitSeconds: number; nextAttempt: number; countAgain: boolean; shown: Shown }
  | { outcome: 'DISAGREES'; differences: Difference[]; cause: string };

/** The table, as comparing sees it. */
export interface ComparisonStore {
  /** Read strongly consistently. Undefined when there is no such voting. */
  read(votingId: string): Promise<{ voting: VotingDefinition; tally: Tally } | undefined>;
  /**
   * Makes the tally final, or marks the disagreement. Either way the voting stays on the schedule until its last tally
   * is announced. False when the voting changed since it was read.
   */
  conclude(voting: VotingDefinition, conclusion: Conclusion): Promise<boolean>;
}

/** What comparing works with. */
export interface ComparisonParts {
  store: ComparisonStore;
  log: Log;
  now: () => number;
  /**
   * Milliseconds for which the index has to show the same votes before votes that only the tally has are taken for votes
   * that do not exist: the index is written after the table.
   */
  indexPatience: number;
  random?: () => number;
}

/**
 * Seconds of the longest pause before another look. The pauses before it are 2, 4, 8, … seconds; each lasts up to a quarter
 * longer, so that those who met do not meet again.
 */
const MAX_PAUSE = 300;

/**
 * Looks that a tally is given to catch up: two hours of pauses. Counting is tried again for longer when it cannot
 * go on, but by then somebody has to look at it.
 */
const MAX_ATTEMPTS = 31;

/** In the place of a number of votes: the number is never reached. */
const UNKNOWN = -1;

/** For a voting that changes while it is read and written. */
const PATIENCE = { attempts: 5, firstPause: 20 };

/** Compares a recount with the live tally, and makes the tally final when they agree. */
export function createHandler({ store, log, now, indexPatience, random = Math.random }: ComparisonParts) {
  async function conclude(task: ComparisonTask): Promise<ComparisonAnswer | undefined> {
    const found = await store.read(task.votingId);
    if (!found) return { outcome: 'SUPERSEDED' };
    const { voting, tally } = found;
    if (voting.recount) return { outcome: 'AGREES' };
    if (voting.closesAt !== task.closesAt) return { outcome: 'SUPERSEDED' };
    const { outcome, differences, shown } = judge(tally, task, { now: now(), indexPatience });
    const at = new Date(now()).toISOString();
    switch (outcome) {
      case 'BEHIND':
      case 'AHEAD':
        return {
          outcome: 'BEHIND',
          waitSeconds: Math.round(Math.min(2 ** task.attempt, MAX_PAUSE) * (1 + random() / 4)),
          nextAttempt: task.attempt + 1,
          countAgain: outcome === 'AHEAD',
          shown,
        };
      case 'AGREES':
        return (await store.conclude(voting, { recount: recountOf(tally, at) })) ? { outcome } : undefined;
      case 'DISAGREES':
        return (await store.conclude(voting, { disagreement: at }))
          ? { outcome, differences, cause: causeOf(task.votingId, differences) }
          : undefined;
    }
  }

  return async (task: ComparisonTask): Promise<ComparisonAnswer> => {
    const { votingId } = task;
    const answer = await retry(
      () => conclude(task),
      PATIENCE,
      () => new Error(`Voting ${votingId} kept changing while its recount was concluded.`),
    );
    log('info', 'RecountCompared', { votingId, outcome: answer.outcome });
    return answer;
  };
}

/**
 * Votes that the index has shown for long are all that there are: a tally that is ahead of them has counted too many. A
 * tally that has not caught up by the last look is taken for one that lost votes.
 */
function judge(
  tally: Tally,
  task: ComparisonTask,
  { now, indexPatience }: { now: number; indexPatience: number },
): Comparison & { shown: Shown } {
  const recounted = sumOf(task.counted.map(({ counts }) => counts));
  const comparison = compare(tally, recounted);
  const votes = Object.values(recounted).reduce((sum, ofOption) => sum + ofOption, 0);
  const isSame = comparison.outcome === 'AHEAD' && task.shown?.votes === votes;
  const since = (isSame && task.shown?.since) || new Date(now).toISOString();
  // Nothing is read again while the tally is behind: what the index shows then says nothing.
  const shown = { votes: comparison.outcome === 'AHEAD' ? votes : UNKNOWN, since };
  const isSettled = comparison.outcome === 'AHEAD' && isSame && now - Date.parse(since) >= indexPatience;
  const isOpen = comparison.outcome === 'AHEAD' || comparison.outcome === 'BEHIND';
  const isDecided = isOpen && (isSettled || task.attempt >= MAX_ATTEMPTS);
  return { ...comparison, ...(isDecided ? { outcome: 'DISAGREES' } : {}), shown };
}

function recountOf({ total, counts, version }: Tally, at: string): Recount {
  return { at, total, counts: counts.map(({ votes }) => votes), version: version + 1 };
}

function causeOf(votingId: string, differences: Difference[]): string {
  const list = differences.map(
    ({ optionId, counted, recounted }) => `${optionId}: tally ${counted}, votes ${recounted}`,
  );
  return `Voting ${votingId}: ${list.join('; ')}`;
}
