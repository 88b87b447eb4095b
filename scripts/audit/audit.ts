import { createComparisonStore } from '../../functions/compare-recount/table-comparison-store';
import { addVote } from '../../functions/recount-segment/handler';
import { compare, type Difference, type OptionCounts } from '../../functions/lib/tally/recount';
import { readVotes } from '../operator/ballots';
import type { Target } from '../operator/target';

/** What an audit found. */
export interface AuditReport {
  title: string;
  /** Votes that there are. */
  votes: number;
  /** Options for which tally and votes differ. */
  differences: (Difference & { label: string })[];
  final: boolean;
}

/**
 * Counts the votes of a voting and compares them with its tally, by the code that makes tallies final.
 * @returns undefined when there is no such voting.
 */
export async function audit(target: Target, votingId: string): Promise<AuditReport | undefined> {
  const { client, tableName } = target;
  const found = await createComparisonStore(client, tableName).read(votingId);
  if (found === undefined) return undefined;
  const { voting, tally } = found;
  const recounted: OptionCounts = {};
  await readVotes(target, votingId, (vote) => {
    addVote(recounted, vote);
  });
  const labels = new Map(voting.options.map(({ id, label }) => [id, label]));
  return {
    title: voting.title,
    votes: Object.values(recounted).reduce((sum, votes) => sum + votes, 0),
    differences: compare(tally, recounted).differences.map((difference) => ({
      ...difference,
      label: labels.get(difference.optionId) ?? 'no option of this voting',
    })),
    final: voting.recount !== undefined,
  };
}
