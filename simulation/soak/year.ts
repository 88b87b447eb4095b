import { Random } from '../core/random';
import { NO_FAULTS, type PlannedVote, type PlannedVoting, type Scenario } from '../voting/scenario';

/** How much goes on. */
export interface YearSize {
  days: number;
  /** Votings of a week. */
  votingsAWeek: number;
  /** People there are; about half of them vote in each voting. */
  voters: number;
}

const HOUR = 3600;
const DAY = 24 * HOUR;

/** Votings of one to nine hours, week after week, some closed early, some moved, a third paid. */
export function yearScenario({ days, votingsAWeek, voters }: YearSize, seed: number): Scenario {
  const random = new Random(seed ^ 0x5ea5);
  const count = Math.max(1, Math.round((days / 7) * votingsAWeek));
  const votings = Array.from({ length: count }, (_, number): PlannedVoting => {
    const createdAt = 60 + Math.round((number / count) * days * DAY);
    const opensAt = createdAt + random.below(2) * HOUR;
    const closesAt = opensAt + HOUR * (1 + random.below(9));
    return {
      access: number % 3 === 2 ? 'PAID' : 'FREE',
      createdAt,
      opensAt,
      closesAt,
      options: 2 + random.below(4),
      ...(number % 5 === 1 && { closedAt: Math.max(opensAt + 60, closesAt - HOUR) }),
      ...(number % 7 === 3 && { moved: { at: opensAt + 60, to: closesAt + HOUR } }),
    };
  });
  const votes = votings.flatMap(({ opensAt, closesAt, options }, voting): PlannedVote[] =>
    Array.from({ length: voters }, (_, voter) => voter)
      .filter(() => random.chance(0.5))
      .map((voter) => ({
        voter,
        voting,
        option: random.below(options),
        at: opensAt + 5 + random.float() * Math.min(closesAt - opensAt - 60, 2 * HOUR),
        patience: 3,
      })),
  );
  return {
    votings,
    votes: votes.sort((one, other) => one.at - other.at),
    voters,
    // A third of the votings takes one, of people who vote in half of them.
    credits: count,
    limit: 16,
    faults: NO_FAULTS,
    faultsEnd: 0,
    isNumbered: true,
    capacity: {},
  };
}
