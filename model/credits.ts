/**
 * Credits: a voter's balance is the sum of the voter's ledger, always. Whatever moves credits takes its writes from
 * here, into the transaction that records why. Pure and APPSYNC_JS-safe.
 */
import type { CreditEntry } from '../schema/generated/types';
import type { Shape } from './items';
import { closingEntryKey, grantKey, ledgerKey, profileKey, type Key } from './keys';
import type { ProfileItem } from './profile';
import type { Instant } from './voting';
import { IF_ABSENT, ifVersion, put, remove, update, type Expression, type Write } from './writes';

/** A line of a voter's ledger as it is stored, which is as the API gives it. Never changed once it is written. */
export type LedgerEntry = CreditEntry;

/** What adding entries up needs. */
export const LEDGER_ENTRY: Shape<LedgerEntry> = { noun: 'ledger entry', needs: { credits: 'number' } };

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
  const balance = {
    expression: 'SET lastChange = :change ADD credits :credits, #version :one',
    names: { '#version': 'version' },
    values: { ':change': changes.map(({ id }) => id).join(' '), ':credits': sumOf(changes), ':one': 1 },
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

/** A grant, as its ledger entry says it. */
export type Grant = LedgerEntry & { kind: 'GRANT'; note: string };

/** What is remembered of a grant by its idempotency key. */
export type GrantItem = { entryId: string; at: Instant; credits: number; note: string };

/** Where {@link grantWrites} remember a grant, among the writes and so among the reasons of a cancellation. */
export const GRANT_WRITE = 2;

/** Gives credits, on condition that neither this request nor one with the same key has done so. */
export function grantWrites(
  userId: string,
  grant: Grant,
  idempotencyKey: string | null | undefined,
): Write[] {
  const { id: entryId, at, credits, note } = grant;
  const given: GrantItem = { entryId, at, credits, note };
  const writes = creditWrites(userId, [grant], at);
  return idempotencyKey ? [...writes, put(grantKey(userId, idempotencyKey), given, IF_ABSENT)] : writes;
}

/** Gives a balance up: it becomes zero while it is the one that was read, and the closing entry takes its opposite. */
export function closingWrites(userId: string, { credits, version }: ProfileItem, at: Instant): Write[] {
  const zero = {
    expression: 'SET credits = :zero, lastChange = :closing ADD #version :one',
    names: { '#version': 'version' },
    values: { ':zero': 0, ':closing': CLOSING.id, ':one': 1 },
  };
  return [
    update(profileKey(userId), zero, ifVersion(version)),
    closingEntryWrite(userId, -(credits ?? 0), at),
  ];
}

/** Folds entries into the closing entry: they go, and their sum moves there. Nobody else may have moved them. */
export function foldingWrites(userId: string, entries: (LedgerEntry & Key)[], at: Instant): Write[] {
  return [
    closingEntryWrite(userId, sumOf(entries), at),
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
