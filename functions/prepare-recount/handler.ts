import type { Numbering } from '../../model/ballot-numbering';
import type { Schedule } from '../../model/schedule';
import type { VotingDefinition } from '../../model/voting';

/** What the state machine hands over. */
export interface PreparationTask {
  votingId: string;
  /** The closing time that the recount is for. */
  closesAt: string;
  /** Counts from 1. */
  attempt: number;
}

/** What the state machine goes on with. */
export type Preparation =
  /** Count the votes, after so many seconds. */
  | { outcome: 'COUNT'; waitSeconds: number }
  /** Not all votes have ballots yet: look again after a pause. */
  | { outcome: 'WAIT'; waitSeconds: number }
  /** There is nothing to count: the voting closes at another time, or is gone. */
  | { outcome: 'SUPERSEDED' }
  /** The tally is final already. */
  | { outcome: 'FINAL' };

/** The table, as preparing sees it. */
export interface PreparationStore {
  voting(votingId: string): Promise<VotingDefinition | undefined>;
  schedule(): Promise<Schedule | undefined>;
  numbering(): Promise<Numbering | undefined>;
}

/** Votings that close so many milliseconds before or after one close together with it. */
const TOGETHER = 60_000;

/** Seconds between the recounts of votings that close together. */
const APART_SECONDS = 2;

/** Seconds of the shortest and the longest pause for votes that have no ballots yet. */
const [SHORTEST, LONGEST] = [5, 300];

/**
 * Looks at a voting before its votes are read: a recount that is not needed reads none, and recounts of votings that
 * close together are spread over time.
 */
export function createHandler(store: PreparationStore, now: () => number) {
  return async ({ votingId, closesAt, attempt }: PreparationTask): Promise<Preparation> => {
    const voting = await store.voting(votingId);
    if (!voting) return { outcome: 'SUPERSEDED' };
    if (voting.recount) return { outcome: 'FINAL' };
    if (voting.closesAt !== closesAt) return { outcome: 'SUPERSEDED' };
    if (!(await store.numbering())?.doneAt) {
      const waited = (now() - Date.parse(closesAt)) / 1000;
      return { outcome: 'WAIT', waitSeconds: Math.round(clamp(waited / 10)) };
    }
    const rank = attempt > 1 ? 0 : rankOf(votingId, closesAt, await store.schedule());
    return { outcome: 'COUNT', waitSeconds: rank * APART_SECONDS };
  };
}

/** The place of a voting among those that close together with it. */
function rankOf(votingId: string, closesAt: string, schedule: Schedule | undefined): number {
  const closing = Date.parse(closesAt);
  return Object.entries(schedule?.windows ?? {}).filter(
    ([id, window]) => id < votingId && Math.abs(Date.parse(window.closesAt) - closing) <= TOGETHER,
  ).length;
}

function clamp(seconds: number): number {
  return Math.min(Math.max(seconds, SHORTEST), LONGEST);
}
