import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createComparisonStore } from '../../functions/compare-recount/table-comparison-store';
import { createHandler } from '../../functions/recount-segment/handler';
import { compare, sumOf, type Difference } from '../../functions/lib/tally/recount';

/** What an audit found. */
export interface AuditReport {
  title: string;
  /** Votes that there are. */
  votes: number;
  /** Options for which tally and votes differ. */
  differences: (Difference & { label: string })[];
  final: boolean;
}

const SEGMENTS = 4;

/** Nobody stops an operator's scan. */
const unhurried = { getRemainingTimeInMillis: () => Infinity };

/**
 * Counts the votes of a voting and compares them with its tally, by the code that makes tallies final.
 * @returns undefined when there is no such voting.
 */
export async function audit(
  client: DynamoDBClient,
  tableName: string,
  votingId: string,
): Promise<AuditReport | undefined> {
  const found = await createComparisonStore(client, tableName).read(votingId);
  if (found === undefined) return undefined;
  const { voting, tally } = found;
  const count = createHandler(client, tableName);
  const segments = await Promise.all(
    Array.from({ length: SEGMENTS }, (_, segment) =>
      count({ votingId, segment, segmentCount: SEGMENTS }, unhurried),
    ),
  );
  const recounted = sumOf(segments.map(({ counts }) => counts));
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
