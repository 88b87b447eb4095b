import { AuditTrailDocument, type AuditTrailQuery } from '../../../../schema/generated/operations';
import { run } from '../api/client';

/** One act, as the API tells it. */
export type AuditEntry = AuditTrailQuery['auditTrail']['items'][number];

/** Which acts: those on one voting, those on credits, or all. */
export type AuditScope = { votingId?: string | undefined; onlyCredits?: boolean };

/** A page of the trail, newest first. */
export async function fetchAudit(
  { votingId, onlyCredits }: AuditScope,
  nextToken: string | null,
  limit = 20,
): Promise<{ items: AuditEntry[]; nextToken: string | null }> {
  const variables = { limit, nextToken, votingId: votingId ?? null, onlyCredits: onlyCredits ?? null };
  const { items, nextToken: next } = (await run(AuditTrailDocument, variables, 'voter')).auditTrail;
  return { items, nextToken: next ?? null };
}

/** All of it, a page after the other. */
export async function fetchWholeAudit(scope: AuditScope): Promise<AuditEntry[]> {
  const all: AuditEntry[] = [];
  let nextToken: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof fetchAudit>> = await fetchAudit(scope, nextToken, 50);
    all.push(...page.items);
    ({ nextToken } = page);
  } while (nextToken !== null);
  return all;
}
