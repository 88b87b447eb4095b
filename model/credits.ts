/**
 * Credits: a voter's balance is the sum of the voter's ledger, always. Whatever moves credits takes its writes from
 * here, into the transaction that records why. Pure and APPSYNC_JS-safe.
 */
import type { CreditEntry } from '../schema/generated/types';
import { auditWrite } from './audit-trail';
import { openAccountCheck } from './closure';
import type { Shape } from './items';
import { closingEntryKey, foldedKey, grantKey, ledgerKey, profileKey, type Key } from './keys';
import type { ProfileItem } from './profile';
import type { Instant } from './voting';
import { IF_ABSENT, ifVersion, put, remove, update, type Expression, type Write } from './writes';

/** A line of a voter's ledger as it is stored, which is as the API gives it. Never changed once it is written. */
export type LedgerEntry = CreditEntry;

/** What adding entries up needs. */
export const LEDGER_ENTRY: Shape<LedgerEntry> = {
  noun: 'ledger entry',
  needs: { credits: 'number', kind: 'string', at: 'string' },
};

/** Writes of {@link foldingWrites} besides those of the entries. */
export const WRITES_OF_A_FOLD = 2;

/** A change of credits: a ledger entry but for the instant at which it is written. */
export type CreditChange = Omit<LedgerEntry, 'at'>;

/**
 * Moves credits: the balance by the sum of the changes, and a ledger entry for each of them. The balance comes first.
 * @param condition on the profile.
 */
export function creditWrites(
  userId: string,
  changes: CreditChange[],
  at: Instant,
  condition?: Expression,
): Write[] {
  const granted = changes.filter(({ kind }) => GRANTING.indexOf(kind) >= 0);
  const values = { ':change': changes.map(({ id }) => id).join(' '), ':credits': sumOf(changes), ':one': 1 };
  const balance: Expression = {
    expression: `SET lastChange = :change ADD credits :credits, #version :one${granted.length > 0 ? ', granted :granted' : ''}`,
    names: { '#version': 'version' },
    values: granted.length > 0 ? { ...values, ':granted': sumOf(granted) } : values,
  };
  return [
    update(profileKey(userId), balance, condition),
    ...changes.map((change) => put(ledgerKey(userId, at, change.id), { ...change, at }, IF_ABSENT)),
  ];
}

/** Holds when the voter can pay. */
export function ifCredits(cost: number): Expression {
  return { expression: 'credits >= :cost', values: { ':cost': cost } };
}

/** What organisers give and take back: a profile knows the sum of it. */
const GRANTING: string[] = ['GRANT', 'CORRECTION'];

/** A grant, or a grant taken back, as its ledger entry says it. */
export type Grant = LedgerEntry & { kind: 'GRANT' | 'CORRECTION'; note: string };

/**
 * What is remembered of a grant by its idempotency key, or by its own id where it has none: what it was and what it came
 * to. Nothing else answers its repetition, for a balance of later tells who voted.
 */
export type GrantItem = {
  entryId: string;
  at: Instant;
  credits: number;
  note: string;
  /** The organiser, by user id. */
  by?: string;
  /** The balance that it left, and its version. */
  balance?: number;
  version?: number;
};

/** Where {@link grantWrites} write what: the places of their reasons when a transaction is cancelled. */
export const GRANT_PROFILE_WRITE = 0;
export const GRANT_WRITE = 2;
export const GRANT_CLOSURE_CHECK = 3;

/** The balance that a grant leaves of the profile that was read. */
export function balanceAfter(
  grant: Grant,
  profile: ProfileItem | null,
): { balance: number; version: number } {
  return { balance: (profile?.credits ?? 0) + grant.credits, version: (profile?.version ?? 0) + 1 };
}

/**
 * Gives credits or takes them back, on condition that the profile is the one that was read, that neither this request nor
 * one with the same key has done so, and that the account is not being deleted. The act belongs into the audit trail.
 * @param now seconds since 1970.
 */
export function grantWrites(
  userId: string,
  grant: Grant,
  profile: ProfileItem | null,
  { by, idempotencyKey, now }: { by: string; idempotencyKey: string | null | undefined; now: number },
): Write[] {
  const { id, kind, at, credits, note } = grant;
  const given: GrantItem = { entryId: id, at, credits, note, by, ...balanceAfter(grant, profile) };
  const granted = profile?.granted ?? 0;
  return [
    ...creditWrites(userId, [grant], at, ifVersion(profile?.version)),
    put(grantKey(userId, idempotencyKey ?? id), given, IF_ABSENT),
    openAccountCheck(userId, now),
    auditWrite({
      id,
      at,
      by,
      action: kind === 'GRANT' ? 'GRANT_CREDITS' : 'CORRECT_CREDITS',
      userId,
      reason: note,
      before: { granted },
      after: { granted: granted + credits },
    }),
  ];
}

/** Gives a balance up: it becomes zero while it is the one that was read, and the closing entry takes its opposite. */
export function closingWrites(userId: string, { credits, version }: ProfileItem, at: Instant): Write[] {
  const zero = {
    expression: 'SET credits = :zero, granted = :zero, lastChange = :closing ADD #version :one',
    names: { '#version': 'version' },
    values: { ':zero': 0, ':closing': CLOSING.id, ':one': 1 },
  };
  return [
    update(profileKey(userId), zero, ifVersion(version)),
    closingEntryWrite(userId, -(credits ?? 0), at),
    foldedWrite(userId, [{ at, kind: CLOSING.kind, credits: -(credits ?? 0) }]),
  ];
}

/**
 * What an account's entries came to that are folded, by month and kind: {@link foldedName}. With the entries that are left,
 * the closing entry excepted, they are the account's whole ledger.
 */
export type FoldedSums = Record<string, number> & {
  /** Grows with every fold. */
  version: number;
};

/** What reading them needs. */
export const FOLDED_SUMS: Shape<FoldedSums> = {
  noun: 'sums of folded entries',
  needs: { version: 'number' },
};

/** The attribute with the sum of a kind of entries of a month: `2026-11 VOTE`. */
export function foldedName({ at, kind }: Pick<LedgerEntry, 'at' | 'kind'>): string {
  return `${at.slice(0, 7)} ${kind}`;
}

/** Adds to what an account's entries came to. The item says nothing of a person but that there was this account. */
function foldedWrite(userId: string, entries: Pick<LedgerEntry, 'at' | 'kind' | 'credits'>[]): Write {
  const sums: Record<string, number> = {};
  for (const entry of entries) {
    const name = foldedName(entry);
    sums[name] = (sums[name] ?? 0) + entry.credits;
  }
  const names: Record<string, string> = { '#version': 'version' };
  const values: Record<string, number> = { ':one': 1 };
  const added = Object.keys(sums).map((name, index) => {
    names[`#s${index}`] = name;
    values[`:s${index}`] = sums[name] ?? 0;
    return `#s${index} :s${index}`;
  });
  return update(foldedKey(userId), {
    expression: `ADD #version :one, ${added.join(', ')}`,
    names,
    values,
  });
}

/**
 * Folds entries into the closing entry: they go, and their sum moves there, and to those of their months. Nobody else may
 * have moved them.
 */
export function foldingWrites(userId: string, entries: (LedgerEntry & Key)[], at: Instant): Write[] {
  return [
    closingEntryWrite(userId, sumOf(entries), at),
    foldedWrite(userId, entries),
    ...entries.map(({ PK, SK }) => remove({ PK, SK }, { expression: 'attribute_exists(PK)' })),
  ];
}

/** Takes the profile and the closing entry away, while no credits have moved since that version. */
export function lastWrites(userId: string, version: number | undefined): Write[] {
  return [remove(profileKey(userId), ifVersion(version)), remove(closingEntryKey(userId))];
}

const CLOSING = { id: 'closing', kind: 'CLOSING' } satisfies Partial<LedgerEntry>;

function closingEntryWrite(userId: string, credits: number, at: Instant): Write {
  return update(closingEntryKey(userId), {
    expression: 'ADD credits :credits SET id = :id, kind = :kind, #at = if_not_exists(#at, :now)',
    names: { '#at': 'at' },
    values: { ':credits': credits, ':id': CLOSING.id, ':kind': CLOSING.kind, ':now': at },
  });
}

function sumOf(changes: CreditChange[]): number {
  return changes.reduce((sum, { credits }) => sum + credits, 0);
}
