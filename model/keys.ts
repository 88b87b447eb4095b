/**
 * Keys of the items in the one table. Pure and APPSYNC_JS-safe: resolvers, Lambda functions and operators' tools
 * all build their keys here. docs/data-model.md shows the items themselves.
 */

/** The primary key of an item. */
export type Key = { PK: string; SK: string };

/** Copies of what a vote must check, so that a hot voting is not one hot item. One for each hexadecimal digit. */
export const GATE_COPIES = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];

/** Rows that a tally is spread over, so that stream shards do not contend for one row. */
export const TALLY_SLOTS = [0, 1, 2, 3, 4, 5, 6, 7];

/** Prefix of a voter's votes among the voter's items. */
export const VOTE_PREFIX = 'VOTE#';

/** Prefix of a voter's ledger entries among the voter's items. */
export const LEDGER_PREFIX = 'LEDGER#';

/** Prefix of what remembers grants among the voter's items. */
export const GRANT_PREFIX = 'GRANT#';

/** The index that lists votings by opening time, and its partition. */
export const VOTINGS_BY_OPENING = 'votings-by-opening';

/** The index that lists votings of one access by opening time. */
export const VOTINGS_BY_ACCESS = 'votings-by-access';

/** The value of `kind` on every voting: the only partition of {@link VOTINGS_BY_OPENING}. */
export const VOTING_KIND = 'VOTING';

/** The definition of a voting. */
export function votingKey(votingId: string): Key {
  return { PK: `VOTING#${votingId}`, SK: 'DEFINITION' };
}

/** One copy of a voting's gate. */
export function gateKey(votingId: string, copy: string): Key {
  return { PK: `GATE#${votingId}#${copy}`, SK: 'GATE' };
}

/** The copy of a voting's gate that a voter reads: the one named by the last hexadecimal digit of the user id. */
export function gateKeyForVoter(votingId: string, userId: string): Key {
  const digit = userId.slice(-1).toLowerCase();
  return gateKey(votingId, GATE_COPIES.indexOf(digit) >= 0 ? digit : '0');
}

/** A voter's profile. */
export function profileKey(userId: string): Key {
  return { PK: `USER#${userId}`, SK: 'PROFILE' };
}

/** A voter's vote in a voting: that it exists is what "once" means. */
export function voteKey(userId: string, votingId: string): Key {
  return { PK: `USER#${userId}`, SK: `${VOTE_PREFIX}${votingId}` };
}

/** A ledger entry. `at` is an ISO 8601 instant in UTC with milliseconds, so that entries sort by time. */
export function ledgerKey(userId: string, at: string, entryId: string): Key {
  return { PK: `USER#${userId}`, SK: `${LEDGER_PREFIX}${at}#${entryId}` };
}

/**
 * The ledger entry that takes in all others while an account is deleted: one for each voter, so that whoever goes on
 * with a deletion finds it.
 */
export function closingEntryKey(userId: string): Key {
  return { PK: `USER#${userId}`, SK: `${LEDGER_PREFIX}CLOSING` };
}

/** Says that a voter's account is being deleted, or was deleted a little while ago: nothing is sold to it. */
export function closureKey(userId: string): Key {
  return { PK: `USER#${userId}`, SK: 'CLOSURE' };
}

/** Remembers that a grant with this idempotency key was given to this voter. */
export function grantKey(userId: string, idempotencyKey: string): Key {
  return { PK: `USER#${userId}`, SK: `${GRANT_PREFIX}${idempotencyKey}` };
}

/** Prefix of the slots among the items of a voting's tally. */
export const SLOT_PREFIX = 'SLOT#';

/** One slot of a voting's tally. */
export function tallySlotKey(votingId: string, slot: number): Key {
  return { PK: `TALLY#${votingId}`, SK: `${SLOT_PREFIX}${slot}` };
}

/** When a voting's tally was last published, and which version: what paces publishing. */
export function tallyPublicationKey(votingId: string): Key {
  return { PK: `TALLY#${votingId}`, SK: 'PUBLICATION' };
}

/** Prefix of the minutes among the items of a voting's series. */
const MINUTE_PREFIX = 'MINUTE#';

/**
 * One minute of a voting's series of counts, for charts: the sum over the slots, which keep stream shards apart here
 * too. `minute` is an ISO 8601 instant cut to the minute, e.g. `2026-11-22T09:30Z`.
 */
export function tallyMinuteKey(votingId: string, minute: string, slot: number): Key {
  return { PK: `SERIES#${votingId}`, SK: `${MINUTE_PREFIX}${minute}#${SLOT_PREFIX}${slot}` };
}

/** The `minute` that {@link tallyMinuteKey} was made with, from the sort key. */
export function minuteInKey(sortKey: string): string {
  return sortKey.slice(MINUTE_PREFIX.length, sortKey.lastIndexOf(`#${SLOT_PREFIX}`));
}

/** How far a stream shard has been counted. */
export function checkpointKey(shardId: string): Key {
  return { PK: `CHECKPOINT#${shardId}`, SK: 'CHECKPOINT' };
}

/** The windows of all votings that are not final yet: what "at most 16 open at the same moment" is checked on. */
export function scheduleKey(): Key {
  return { PK: 'SCHEDULE', SK: 'SCHEDULE' };
}
