import { randomUUID } from 'node:crypto';
import { getItem } from '../../functions/lib/dynamodb/items';
import { transactThroughConflicts } from '../../functions/lib/dynamodb/transact';
import { auditWrite } from '../../model/audit-trail';
import { voteKey } from '../../model/keys';
import { isCastVote } from '../../model/people';
import { strikeWrite, type Struck } from '../../model/vote';
import type { Target } from '../operator/target';

/** What came of striking votes, by user id. */
export interface StrikeReport {
  struck: string[];
  /** They were struck before. */
  already: string[];
  /** There is no such vote. */
  missing: string[];
}

/**
 * Marks votes as struck: nobody counts them any more, and their voters still cannot vote again. Each is one transaction
 * with its entry in the audit trail, and may be repeated.
 */
export async function strike(
  { client, tableName }: Target,
  votingId: string,
  userIds: string[],
  struck: Struck,
): Promise<StrikeReport> {
  const report: StrikeReport = { struck: [], already: [], missing: [] };
  for (const userId of new Set(userIds)) {
    const vote = await getItem(client, tableName, voteKey(userId, votingId));
    if (!vote || !isCastVote(vote)) report.missing.push(userId);
    else if (vote['struck']) report.already.push(userId);
    else {
      const act = { ...struck, id: randomUUID(), action: 'STRIKE_VOTE', votingId, userId } as const;
      const done = await transactThroughConflicts(client, tableName, [
        strikeWrite(userId, votingId, struck),
        // Neither for what it was nor when: beside the public minutes the time says it, too.
        auditWrite({ ...act, before: { struck: null }, after: { struck } }),
      ]);
      // Refused: somebody struck it in between, or its account was deleted.
      (done ? report.struck : report.already).push(userId);
    }
  }
  return report;
}
