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
}

/** What the state machine goes on with. */
export type ComparisonAnswer =
  | { outcome: 'AGREES' }
  /** The voting closes at another time, and another recount is for that, or it is gone. */
  | { outcome: 'SUPERSEDED' }
  /** The tally has not counted all votes yet: recount after a pause. */
  | { outcome: 'BEHIND'; waitSeconds: number; nextAttempt: number }
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
}

/** Seconds of the longest pause before another recount. The pauses before it are 2, 4, 8, … seconds. */
const MAX_PAUSE = 300;

/**
 * Recounts that a tally is given to catch up: two hours of pauses. Counting is tried again for longer when it cannot
 * go on, but by then somebody has to look at it.
 */
const MAX_ATTEMPTS = 31;

/** For a voting that changes while it is read and written. */
const PATIENCE = { attempts: 5, firstPause: 20 };

/** Compares a recount with the live tally, and makes the tally final when they agree. */
export function createHandler({ store, log, now }: ComparisonParts) {
  async function conclude(task: ComparisonTask): Promise<ComparisonAnswer | undefined> {
    const found = await store.read(task.votingId);
    if (!found) return { outcome: 'SUPERSEDED' };
    const { voting, tally } = found;
    if (voting.recount) return { outcome: 'AGREES' };
    if (voting.closesAt !== task.closesAt) return { outcome: 'SUPERSEDED' };
    const { outcome, differences } = judge(tally, task);
    const at = new Date(now()).toISOString();
    switch (outcome) {
      case 'BEHIND':
        return {
          outcome,
          waitSeconds: Math.min(2 ** task.attempt, MAX_PAUSE),
          nextAttempt: task.attempt + 1,
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

/** A tally that has not caught up by the last attempt is taken for one that lost votes. */
function judge(tally: Tally, { counted, attempt }: ComparisonTask): Comparison {
  const comparison = compare(tally, sumOf(counted.map(({ counts }) => counts)));
  const isLast = attempt >= MAX_ATTEMPTS;
  return comparison.outcome === 'BEHIND' && isLast ? { ...comparison, outcome: 'DISAGREES' } : comparison;
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
