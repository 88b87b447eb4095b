import type { Moment } from '../../model/message';
import type { Window } from '../../model/voting';

/** How long before its opening a voting is reminded of, in milliseconds. */
export const REMINDED_BEFORE = 15 * 60_000;

/** How long before its closing those are told who follow a voting and have not voted, in milliseconds. */
export const ENDING_BEFORE = 5 * 60_000;

/**
 * A moment that is this near is not told any longer, in milliseconds: the message would come after it, or too late to do
 * anything.
 */
export const TOO_LATE = 5000;

/** A moment, and when it may be told. In milliseconds since the epoch. */
export interface Due {
  moment: Moment;
  from: number;
  until: number;
}

/**
 * What is to be told between two instants, by a clock of the one who tells, what comes first at the beginning. A voting that
 * is shorter than {@link ENDING_BEFORE} is told to end as soon as it has opened.
 */
export function momentsDue(windows: Record<string, Window>, now: number, ends: number): Due[] {
  return Object.entries(windows)
    .flatMap(([votingId, window]) => momentsOf(votingId, window))
    .filter(({ from, until }) => from < ends && until > now + TOO_LATE)
    .sort((one, other) => one.from - other.from);
}

function momentsOf(votingId: string, { opensAt, closesAt }: Window): Due[] {
  const opens = Date.parse(opensAt);
  const closes = Date.parse(closesAt);
  const of = { votingId, opensAt, closesAt };
  return [
    { moment: { ...of, kind: 'REMINDER' }, from: opens - REMINDED_BEFORE, until: opens },
    { moment: { ...of, kind: 'ENDING' }, from: Math.max(opens, closes - ENDING_BEFORE), until: closes },
  ];
}
