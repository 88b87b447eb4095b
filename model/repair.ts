/**
 * Setting a tally from the votes while votes come in. Counts belong to an epoch. A repair begins a new one at a full minute
 * that lies ahead: votes cast from then on are counted into it, and those before it are taken from the votes themselves
 * once no more of them can land. What the epoch before it holds is closed to counting first ("sealed"), so that no late
 * invocation can add to it, and then no longer counts. Pure.
 */
import type { Shape } from './items';
import {
  epochOfRow,
  isTallyBase,
  isTallySlot,
  TALLY_SLOTS,
  tallyBaseKey,
  tallyRepairKey,
  tallySlotKey,
  type Key,
} from './keys';
import { minuteOf } from './series';
import type { Counts, TallySlot } from './tally';
import type { Instant } from './voting';
import { put, update, type Write } from './writes';

/** The repair of a voting's tally that was begun last. No item: there was none, and everything is of epoch 0. */
export type Repair = {
  epoch: number;
  /** A full minute. Votes cast at or after it are counted into this epoch, by count-votes. */
  from: Instant;
  /**
   * `BEGUN`: the epoch before this one counts, and takes votes cast before `from`. `SEALED`: it takes none any more.
   * `DONE`: this epoch counts, with what was taken from the votes.
   */
  state: 'BEGUN' | 'SEALED' | 'DONE';
  /** The `from` of the epoch before this one; absent: it has none. */
  previousFrom?: Instant;
};

/** What counting by a repair needs. */
export const REPAIR: Shape<Repair> = {
  noun: 'repair',
  needs: { epoch: 'number', from: 'string', state: 'string' },
};

/** The epoch that a vote is counted into; undefined: none, for a repair takes it from the votes. */
export function epochOfVote(repair: Repair | undefined, minute: string): number | undefined {
  if (!repair) return 0;
  const { epoch, from, state, previousFrom } = repair;
  if (minute >= minuteOf(from)) return epoch;
  if (state !== 'BEGUN') return undefined;
  return previousFrom && minute < minuteOf(previousFrom) ? undefined : epoch - 1;
}

/** The rows of a tally, among all its items, that count at present. */
export function countingRows<Row extends Key>(rows: Row[], repair: Repair | undefined): Row[] {
  const isDone = !repair || repair.state === 'DONE';
  const current = repair ? (isDone ? repair.epoch : repair.epoch - 1) : 0;
  return rows.filter((row) => {
    if (!isTallySlot(row) && !isTallyBase(row)) return false;
    const epoch = epochOfRow(row);
    return epoch === current || (!isDone && epoch === repair.epoch && isTallySlot(row));
  });
}

/** Begins a repair, unless another one was begun since. @param before the repair that was read. */
export function repairBeginning(votingId: string, from: Instant, before: Repair | undefined): Write {
  const repair: Repair = { epoch: (before?.epoch ?? 0) + 1, from, state: 'BEGUN' };
  if (before) repair.previousFrom = before.from;
  return put(
    tallyRepairKey(votingId),
    repair,
    before ? ifStands(before) : { expression: 'attribute_not_exists(PK)' },
  );
}

/** Takes votes from before its beginning out of counting. */
export function repairSealing(votingId: string, repair: Repair): Write {
  return stateWrite(votingId, repair, 'SEALED');
}

/** Closes the rows of the epoch before to counting: what is under way there fails, and is placed again. */
export function rowSealings(votingId: string, { epoch }: Repair, at: Instant): Write[] {
  const sealing = {
    expression:
      'SET sealed = :sealed, #version = if_not_exists(#version, :zero), updatedAt = if_not_exists(updatedAt, :at)',
    names: { '#version': 'version' },
    values: { ':sealed': true, ':zero': 0, ':at': at },
  };
  return TALLY_SLOTS.map((slot) => update(tallySlotKey(votingId, slot, epoch - 1), sealing));
}

/** Lets the new epoch count, with what was taken from the votes: both or neither. */
export function repairEnding(
  votingId: string,
  repair: Repair,
  base: { counts: Counts; version: number; at: Instant },
): Write[] {
  const row: TallySlot = { ...base.counts, version: base.version, updatedAt: base.at };
  return [stateWrite(votingId, repair, 'DONE'), put(tallyBaseKey(votingId, repair.epoch), row)];
}

/** Lets the rows of the epoch before go. They must outlast what may still be delivered to counting. */
export function rowExpiries(votingId: string, { epoch }: Repair, expiresAt: number): Write[] {
  const expiry = { expression: 'SET expiresAt = :at', values: { ':at': expiresAt } };
  return TALLY_SLOTS.map((slot) => update(tallySlotKey(votingId, slot, epoch - 1), expiry));
}

function stateWrite(votingId: string, repair: Repair, state: Repair['state']): Write {
  const change = {
    expression: 'SET #state = :next',
    names: { '#state': 'state' },
    values: { ':next': state },
  };
  return update(tallyRepairKey(votingId), change, ifStands(repair));
}

function ifStands({ epoch, state }: Repair) {
  return {
    expression: 'epoch = :epoch AND #state = :state',
    names: { '#state': 'state' },
    values: { ':epoch': epoch, ':state': state },
  };
}
