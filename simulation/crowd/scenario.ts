import { DEFAULT_API_QUOTA } from '../appsync/faults';
import { Random } from '../core/random';
import { needsOf, type Crowd } from '../plan/needs';
import { NO_FAULTS, type PlannedVote, type Scenario } from '../voting/scenario';

/** Seconds before the first vote: votings are created, gates are there. */
const BEFORE = 10;

/** Units a second that an account may use of a table ("Quotas in Amazon DynamoDB", developer guide). */
const TABLE_QUOTA = 40_000;

/** A crowd that votes, each once, on a day without faults. */
export function crowdScenario(crowd: Crowd, seed: number, isPlanned: boolean): Scenario {
  const { seconds, votings, people, access } = crowd;
  const { table, index, writes, reads, rate } = needsOf(crowd);
  const closesAt = BEFORE + seconds + 10;
  return {
    votings: Array.from({ length: votings }, () => ({
      access,
      createdAt: 1,
      opensAt: 1,
      closesAt,
      options: 3,
    })),
    votes: evenly(crowd, seed),
    voters: people,
    credits: 0,
    limit: Math.max(16, votings),
    faults: NO_FAULTS,
    faultsEnd: 0,
    isNumbered: true,
    capacity: isPlanned ? { table, index } : {},
    tableQuota: isPlanned
      ? { writes: Math.max(TABLE_QUOTA, 1.5 * writes), reads: Math.max(TABLE_QUOTA, 1.5 * reads) }
      : { writes: TABLE_QUOTA, reads: TABLE_QUOTA },
    apiQuota: isPlanned
      ? { ...DEFAULT_API_QUOTA, requestTokens: Math.max(DEFAULT_API_QUOTA.requestTokens, 1.5 * rate) }
      : DEFAULT_API_QUOTA,
  };
}

/** Votes at random moments, as many in each second. */
function* evenly({ people, seconds, votings }: Crowd, seed: number): Generator<PlannedVote> {
  const random = new Random(seed ^ 0xc0de);
  for (let voter = 0; voter < people; voter += 1) {
    // The vote `voter` of people who come one after the other, each at some moment of their turn.
    const at = BEFORE + ((voter + random.float()) / people) * seconds;
    yield { voter, voting: random.below(votings), option: random.below(3), at, patience: 0 };
  }
}
