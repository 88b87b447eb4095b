/**
 * Who is told how a voting stands before it has closed, and what the others are told: docs/decisions/0038. What is kept
 * is always whole; it is hidden where it leaves the server. Pure and APPSYNC_JS-safe.
 */
import type { ResultsVisibility, Tally } from '../schema/generated/types';
import type { Instant, Recount } from './voting';

/** What decides whether counts are told. */
export type CountsRule = { results?: ResultsVisibility; closesAt: Instant; recount?: Recount };

/** From those that hide least to those that hide most. */
const VISIBILITIES: ResultsVisibility[] = ['ALWAYS', 'AFTER_VOTING', 'AFTER_CLOSING'];

/** Who sees counts; everybody, for a voting from before there was a choice. */
export function resultsOf({ results }: { results?: ResultsVisibility }): ResultsVisibility {
  return results ?? 'ALWAYS';
}

/** Whether a voting keeps counts from anybody as long as it is open. */
export function hidesCounts(voting: { results?: ResultsVisibility }): boolean {
  return resultsOf(voting) !== 'ALWAYS';
}

/** Whether `next` would tell more than `current` has promised. */
export function tellsMore(current: ResultsVisibility, next: ResultsVisibility): boolean {
  return VISIBILITIES.indexOf(next) < VISIBILITIES.indexOf(current);
}

/** Whether counts are hidden at an instant. Once the voting is closed they are from nobody. */
export function areCountsHidden(voting: CountsRule, at: Instant, hasVoted: boolean): boolean {
  if (voting.recount || at >= voting.closesAt) return false;
  return hidesCounts(voting) && !(hasVoted && voting.results === 'AFTER_VOTING');
}

/** Whether some are told counts and others are not, at an instant. */
export function dependsOnVote(voting: CountsRule, at: Instant): boolean {
  return areCountsHidden(voting, at, false) && !areCountsHidden(voting, at, true);
}

/** A tally without its counts. It comes right before the same one with counts, which therefore replaces it. */
export function hiddenTally(tally: Tally): Tally {
  return { ...tally, counts: [], version: tally.version - 1, hidden: true };
}

/** The tally as somebody is told it at an instant. */
export function toldTally(voting: CountsRule, tally: Tally, at: Instant, hasVoted: boolean): Tally {
  return areCountsHidden(voting, at, hasVoted) ? hiddenTally(tally) : tally;
}
