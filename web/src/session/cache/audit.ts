import { AuditTrailDocument, type AuditTrailQuery } from '../../../../schema/generated/operations';
import { run } from '../api/client';
import type { Page } from './use-paged';

/** One act, as the API tells it. */
export type AuditEntry = AuditTrailQuery['auditTrail']['items'][number];

/** Which acts: those on one voting, those on credits, or all. */
export type AuditScope = { votingId?: string | undefined; onlyCredits?: boolean };

/** A page of the trail, newest first. */
export async function fetchAudit(
  { votingId, onlyCredits }: AuditScope,
  nextToken: string | null,
  limit = 20,
): Promise<Page<AuditEntry>> {
  const variables = { limit, nextToken, votingId: votingId ?? null, onlyCredits: onlyCredits ?? null };
  const { items, nextToken: next } = (await run(AuditTrailDocument, variables, 'voter')).auditTrail;
  return { items, nextToken: next ?? null };
}
