import { GRANT_REASON_LENGTH } from '../../../../../model/limits';
import type { GrantCreditsInput } from '../../../../../schema/generated/types';
import type { AuditEntry } from '../../../session/cache/audit';
import { creditsIn } from '../audit/changes';

/**
 * What takes a grant back. The key is that of the grant, so that two organisers who do it at once, or one who does it
 * again after a lost answer, take it back once.
 * @param reasonFor why, from why it was given.
 */
export function takingBack(grant: AuditEntry, reasonFor: (reason: string) => string): GrantCreditsInput {
  return {
    userId: grant.userId ?? '',
    credits: -creditsIn(grant),
    reason: reasonFor(grant.reason ?? '').slice(0, GRANT_REASON_LENGTH),
    idempotencyKey: `undo-${grant.id}`,
  };
}
