import { tallyAnnouncements } from '../voting/invariants';
import type { Run } from '../voting/run';
import { priceOf } from '../prices/price';

/** What a crowd got, as one line of JSON. */
export interface CrowdFigures {
  /** Receipts that voters hold. */
  accepted: number;
  /** Receipts for votes that no tally has. */
  lost: number;
  /** Votes that a tally has more than once. */
  doubled: number;
  /** Presses that were answered with TryAgain, or not at all. */
  tryAgain: number;
  /** From a vote's landing to the first announcement that has it. */
  medianLagMs: number;
  p99LagMs: number;
  /** Whether every voting is final, with the votes there are. */
  finalCorrect: boolean;
  usdPerMillionVotes: number;
}

/** The figures of a run that has come to its end. */
export function figuresOf(run: Run): CrowdFigures {
  const { people, invariants } = run;
  const lags = lagsOf(run);
  const { votes, counted } = invariants.totals();
  const surplus = [...counted].map(([votingId, count]) => count - (votes.get(votingId) ?? 0));
  const missing = [...votes].reduce(
    (sum, [votingId, count]) => sum + Math.max(0, count - (counted.get(votingId) ?? 0)),
    0,
  );
  return {
    accepted: people.told.accepted,
    lost: people.unfulfilled() + missing,
    doubled: surplus.reduce((sum, count) => sum + Math.max(0, count), 0),
    tryAgain: people.told.tryAgain + people.told.unanswered,
    medianLagMs: Math.round(percentile(lags, 0.5)),
    p99LagMs: Math.round(percentile(lags, 0.99)),
    finalCorrect: run.broken === undefined && invariants.isQuiet,
    usdPerMillionVotes: Number(
      ((priceOf(run.world).total / Math.max(1, people.told.accepted)) * 1e6).toFixed(2),
    ),
  };
}

/** For each vote, milliseconds until its voting was told with as many votes. Votes never told count as Infinity. */
export function lagsOf({ world, invariants }: Pick<Run, 'world' | 'invariants'>): Float64Array {
  const told = new Map<string, { at: number; total: number }[]>();
  for (const { at, votingId, tally } of tallyAnnouncements(world)) {
    const list = told.get(votingId) ?? [];
    if (tally.total > (list.at(-1)?.total ?? 0)) list.push({ at, total: tally.total });
    told.set(votingId, list);
  }
  const lags: number[] = [];
  for (const [votingId, landed] of invariants.landed) {
    const list = told.get(votingId) ?? [];
    let next = 0;
    landed.forEach((at, index) => {
      while (next < list.length && list[next]!.total <= index) next += 1;
      lags.push((list[next]?.at ?? Infinity) - at);
    });
  }
  return Float64Array.from(lags).sort();
}

/** The value below which that share of sorted values lies. */
export function percentile(sorted: Float64Array, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
