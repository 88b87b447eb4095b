/** What was done to votings and votes by those who may: who, when, what, why. Only ever added to. Pure and APPSYNC_JS-safe. */
import { auditKey } from './keys';
import type { Instant } from './voting';
import { IF_ABSENT, put, type Write } from './writes';

/** One act, as it is stored. */
export type AuditEntry = {
  id: string;
  at: Instant;
  /** Who did it: a user id, or how an operator is called. */
  by: string;
  /** `STRIKE_VOTE`, `REPAIR_TALLY`, … */
  action: string;
  votingId?: string;
  /** Whom it was done to, by user id. */
  userId?: string;
  reason?: string;
  /** What it changed, and to what. */
  before?: object;
  after?: object;
};

/** Adds an act to the trail. */
export function auditWrite(entry: AuditEntry): Write {
  return put(auditKey(entry.at, entry.id), entry, IF_ABSENT);
}
