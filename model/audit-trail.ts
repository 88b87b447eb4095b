/**
 * What was done to votings, votes and credits by those who may: who, when, what, before and after. Only ever added to, in
 * the transaction of the act itself. Nothing in it says who chose what. Pure and APPSYNC_JS-safe.
 */
import type { AuditAction } from '../schema/generated/types';
import { auditKey, type Key } from './keys';
import type { Instant, VotingDefinition } from './voting';
import { IF_ABSENT, put, type Write } from './writes';

/** One act, as it is stored. */
export type AuditEntry = {
  id: string;
  at: Instant;
  /** Who did it: a user id, or how an operator is called. */
  by: string;
  action: AuditAction;
  votingId?: string;
  /** Whom it was done to, by user id. */
  userId?: string;
  reason?: string;
  /** What it changed, and to what. Never an option beside a voter, and never a balance: it tells who voted. */
  before?: object;
  after?: object;
};

/** An act with the attributes that the indexes are built on. */
export type AuditItem = AuditEntry & { kind: string; opening: string; access: string };

/** The value of `kind` on every act, and their partition of `votings-by-opening`. */
export const AUDIT_KIND = 'AUDIT';

/** What acts that belong to no voting have in the place of its id: they move credits. */
const CREDITS = 'CREDITS';

/** The value of `access` on the acts on one voting, or on credits, and their partition of `votings-by-access`. */
export function auditSubject(votingId: string | undefined): string {
  return `${AUDIT_KIND}#${votingId ?? CREDITS}`;
}

/** Adds an act to the trail. It belongs into the transaction of the act. */
export function auditWrite(entry: AuditEntry): Write {
  const key: Key = auditKey(entry.at, entry.id);
  const item: AuditItem = {
    ...entry,
    kind: AUDIT_KIND,
    opening: key.SK,
    access: auditSubject(entry.votingId),
  };
  return put(key, item, IF_ABSENT);
}

/** What of a definition says how it is kept, and not what it is. One text: resolvers have 32 KiB. */
const BOOKKEEPING =
  ' id version optionsMade change shutAt createdAt updatedAt recount proof disagreement departedAt ';

/** What a voting is, for `before` and `after`. */
export function votingFacts(voting: VotingDefinition): Record<string, unknown> {
  const facts: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(voting))
    if (BOOKKEEPING.indexOf(` ${name} `) < 0) facts[name] = value;
  return facts;
}

/** What differs between two states of a voting; null stands for what is not there. */
export function votingDifference(
  before: VotingDefinition,
  after: VotingDefinition,
): { before: Record<string, unknown>; after: Record<string, unknown> } {
  const was = votingFacts(before);
  const is = votingFacts(after);
  const both: { before: Record<string, unknown>; after: Record<string, unknown> } = {
    before: {},
    after: {},
  };
  for (const name of Object.keys({ ...was, ...is })) {
    const old = was[name] ?? null;
    const now = is[name] ?? null;
    if (JSON.stringify(old) !== JSON.stringify(now)) {
      both.before[name] = old;
      both.after[name] = now;
    }
  }
  return both;
}
