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
  /**
   * Votes that came in and were counted while votes were read. Those that were read lie between the tally before and the
   * one after: a difference of no more than these would not show.
   */
  counting?: number;
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

/** What an audit of a voting that may be open works with. */
export interface LiveParts {
  audit: () => Promise<AuditReport | undefined>;
  /** What the tally says now, by option id. */
  tally: () => Promise<OptionCounts>;
  sleep: (milliseconds: number) => Promise<unknown>;
}

/** Milliseconds in which what was read is counted, and shown by the index, many times over. */
const COUNTED = 4000;

/** A tally that is wrong is so each time. */
const TRIES = 3;

/**
 * Audits while votes come in. Counting is about a second behind, so that tally and votes seldom agree to the vote: they do
 * when the votes that were read lie, for each option, between the tally before and the tally a moment later.
 */
export async function auditLive(parts: LiveParts): Promise<AuditReport | undefined> {
  for (let tries = 1; ; tries += 1) {
    const report = await parts.audit();
    if (!report || report.final || report.differences.length === 0) return report;
    await parts.sleep(COUNTED);
    const later = await parts.tally();
    const isCounting = report.differences.every(
      ({ optionId, counted, recounted }) => counted <= recounted && recounted <= (later[optionId] ?? 0),
    );
    if (isCounting) {
      const counting = report.differences.reduce(
        (sum, { optionId, counted }) => sum + later[optionId]! - counted,
        0,
      );
      return { ...report, differences: [], counting };
    }
    if (tries === TRIES) return report;
  }
}

/** {@link auditLive} of a voting of a table. */
export function auditTable(
  target: Target,
  votingId: string,
  sleep: LiveParts['sleep'],
): Promise<AuditReport | undefined> {
  const store = createComparisonStore(target.client, target.tableName);
  return auditLive({
    audit: () => audit(target, votingId),
    tally: async () => {
      const counts = (await store.read(votingId))?.tally.counts ?? [];
      return Object.fromEntries(counts.map(({ optionId, votes }) => [optionId, votes]));
    },
    sleep,
  });
}
