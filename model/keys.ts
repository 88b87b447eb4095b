/**
 * Keys of the items in the one table. Pure and APPSYNC_JS-safe: resolvers, Lambda functions and operators' tools
 * all build their keys here, and read them here. docs/data-model.md shows the items themselves.
 */
import type { MessageKind, PaymentProvider } from '../schema/generated/types';

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

/** Prefix of a voter's checkouts among the voter's items. */
export const CHECKOUT_PREFIX = 'CHECKOUT#';

/** Prefix of what remembers requests for checkouts among the voter's items. */
export const CHECKOUT_REQUEST_PREFIX = 'REQUEST#createCheckout#';

/** Prefix of what remembers an organiser's requests for votings. */
export const VOTING_REQUEST_PREFIX = 'REQUEST#createVoting#';

/** Prefix of what a voter follows among the voter's items. */
export const FOLLOW_PREFIX = 'FOLLOW#';

/** The index that lists votings by opening time, and its partition. */
export const VOTINGS_BY_OPENING = 'votings-by-opening';

/** The index that lists votings of one access by opening time. */
export const VOTINGS_BY_ACCESS = 'votings-by-access';

/**
 * The value of `kind` on every voting that is not final, and their partition of {@link VOTINGS_BY_OPENING}: what is open
 * is found there without passing over all that ever closed.
 */
export const VOTING_KIND = 'VOTING';

/** The value of `kind` on every voting whose tally is final, and their partition of {@link VOTINGS_BY_OPENING}. */
export const FINAL_KIND = 'FINAL';

/** The value of `kind` on every draft, and their partition of {@link VOTINGS_BY_OPENING}. */
export const DRAFT_KIND = 'DRAFT';

/** The definition of a voting. */
export function votingKey(votingId: string): Key {
  return { PK: `VOTING#${votingId}`, SK: 'DEFINITION' };
}

/** A voting that is being written. */
export function draftKey(votingId: string): Key {
  return { PK: `DRAFT#${votingId}`, SK: 'DRAFT' };
}

/** Which voting a join code leads to. */
export function joinCodeKey(code: string): Key {
  return { PK: `CODE#${code}`, SK: 'CODE' };
}

/** One copy of a voting's gate. */
export function gateKey(votingId: string, copy: string): Key {
  return { PK: `GATE#${votingId}#${copy}`, SK: 'GATE' };
}

/**
 * The copy of a voting's gate that a voter reads: the one named by the last hexadecimal digit of the user id.
 * @param turn copies further on: each is in another partition, and the first may be throttled.
 */
export function gateKeyForVoter(votingId: string, userId: string, turn: number): Key {
  const digit = userId.slice(-1).toLowerCase();
  const first = Math.max(GATE_COPIES.indexOf(digit), 0);
  return gateKey(votingId, GATE_COPIES[(first + turn) % GATE_COPIES.length] ?? '0');
}

/** Prefix of everything that is stored with a voter. */
const USER_PREFIX = 'USER#';

/** A voter's profile. */
export function profileKey(userId: string): Key {
  return ofVoter(userId, 'PROFILE');
}

/** A voter's vote in a voting: that it exists is what "once" means. */
export function voteKey(userId: string, votingId: string): Key {
  return ofVoter(userId, `${VOTE_PREFIX}${votingId}`);
}

/** A ledger entry. `at` is an ISO 8601 instant in UTC with milliseconds, so that entries sort by time. */
export function ledgerKey(userId: string, at: string, entryId: string): Key {
  return ofVoter(userId, `${LEDGER_PREFIX}${at}#${entryId}`);
}

/**
 * The ledger entry that takes in all others while an account is deleted: one for each voter, so that every call that
 * goes on with a deletion finds it.
 */
export function closingEntryKey(userId: string): Key {
  return ofVoter(userId, `${LEDGER_PREFIX}CLOSING`);
}

/**
 * What the entries came to, by month and kind, that were folded while the account was deleted. Sorts behind the profile:
 * who reads a voter's items in their order and finds no profile any more finds this.
 */
export function foldedKey(userId: string): Key {
  return ofVoter(userId, 'SUMS');
}

/** Says that a voter's account is being deleted, or was deleted a little while ago: nothing is sold to it. */
export function closureKey(userId: string): Key {
  return ofVoter(userId, 'CLOSURE');
}

/** Which mailbox an account was recognised by. */
export function mailboxKey(userId: string): Key {
  return ofVoter(userId, 'MAILBOX');
}

/** Says that a new code was sent for a sign-up, so that confirming it does not prove its password. */
export function resentCodeKey(userId: string): Key {
  return ofVoter(userId, 'RESENT');
}

/** Says that an organiser signed in with a code of an authenticator app, and that no session is from before. */
export function appSeenKey(userId: string): Key {
  return ofVoter(userId, 'APP');
}

/** Counts the sign-ups of a mailbox in an hour. @param hour hours since 1970. */
export function signUpsKey(person: string, hour: number): Key {
  return { PK: `SIGNUPS#${person}`, SK: `${hour}` };
}

/** The account of a mailbox. @param person the keyed hash of its address. */
export function personKey(person: string): Key {
  return { PK: `PERSON#${person}`, SK: 'PERSON' };
}

/** Partition of what says that a mailbox may be forgotten. */
export const DEPARTED = 'DEPARTED';

/** Says that the account of a mailbox is gone, and that its hash goes with the last voting it voted in. */
export function departedKey(person: string): Key {
  return { PK: DEPARTED, SK: person };
}

/** Says that a mailbox is invited to a voting. Spread over many partitions: all who vote at once read one each. */
export function invitationKey(votingId: string, person: string): Key {
  return { PK: invitationsOf(votingId, person.slice(0, 2)), SK: person };
}

/** The partition of the mailboxes invited to a voting whose hashes begin with two hexadecimal digits. */
export function invitationsOf(votingId: string, digits: string): string {
  return `INVITED#${votingId}#${digits}`;
}

/** Remembers that a grant with this idempotency key was given to this voter. */
export function grantKey(userId: string, idempotencyKey: string): Key {
  return ofVoter(userId, `${GRANT_PREFIX}${idempotencyKey}`);
}

/** A voter's checkout. */
export function checkoutKey(userId: string, checkoutId: string): Key {
  return ofVoter(userId, `${CHECKOUT_PREFIX}${checkoutId}`);
}

/** Which places of a voter's open checkouts are taken, so that there are not more than may be open at once. */
export function openCheckoutsKey(userId: string): Key {
  return ofVoter(userId, 'OPEN_CHECKOUTS');
}

/** Remembers which checkout a caller's idempotency key stands for. */
export function checkoutRequestKey(userId: string, idempotencyKey: string): Key {
  return ofVoter(userId, `${CHECKOUT_REQUEST_PREFIX}${idempotencyKey}`);
}

/** Remembers which voting an organiser's idempotency key stands for. */
export function votingRequestKey(userId: string, idempotencyKey: string): Key {
  return ofVoter(userId, `${VOTING_REQUEST_PREFIX}${idempotencyKey}`);
}

function ofVoter(userId: string, SK: string): Key {
  return { PK: `${USER_PREFIX}${userId}`, SK };
}

/** The voter with whom an item is stored. */
export function voterOf({ PK }: Key): string {
  return PK.slice(USER_PREFIX.length);
}

/** Whether this is the definition of a voting. */
export function isVoting({ SK }: Key): boolean {
  return SK === votingKey('').SK;
}

/** Whether this is a profile. */
export function isProfile({ SK }: Key): boolean {
  return SK === profileKey('').SK;
}

/** Whether this is a vote. */
export function isVote({ SK }: Key): boolean {
  return SK.startsWith(VOTE_PREFIX);
}

/** The voting that a vote is in. */
export function votingOfVote({ SK }: Key): string {
  return SK.slice(VOTE_PREFIX.length);
}

/** Remembers a webhook transmission that was taken. `signatureHash` is hexadecimal SHA-256. */
export function transmissionKey(provider: PaymentProvider, signatureHash: string): Key {
  return { PK: `TRANSMISSION#${provider}#${signatureHash}`, SK: 'TRANSMISSION' };
}

/** Prefix of the slots among the items of a voting's tally. */
export const SLOT_PREFIX = 'SLOT#';

/** Prefix of what repairs of a tally have made, among the items of a voting's tally. */
const EPOCH_PREFIX = 'EPOCH#';

/** One slot of a voting's tally. @param epoch which repair it is of; 0: there was none. */
export function tallySlotKey(votingId: string, slot: number, epoch = 0): Key {
  return ofEpoch(votingId, epoch, `${SLOT_PREFIX}${slot}`);
}

/** What a repair took from the votes. @param epoch from 1 on. */
export function tallyBaseKey(votingId: string, epoch: number): Key {
  return ofEpoch(votingId, epoch, 'BASE');
}

/** The repair of a voting's tally. */
export function tallyRepairKey(votingId: string): Key {
  return { PK: `TALLY#${votingId}`, SK: 'REPAIR' };
}

function ofEpoch(votingId: string, epoch: number, name: string): Key {
  return { PK: `TALLY#${votingId}`, SK: epoch > 0 ? `${EPOCH_PREFIX}${epoch}#${name}` : name };
}

/** Whether this is a slot of a tally, of whichever epoch. */
export function isTallySlot({ SK }: Key): boolean {
  return nameInEpoch(SK).startsWith(SLOT_PREFIX);
}

/** Whether this is what a repair took from the votes. */
export function isTallyBase({ SK }: Key): boolean {
  return SK.startsWith(EPOCH_PREFIX) && nameInEpoch(SK) === 'BASE';
}

/** The epoch that a slot or a base is of. */
export function epochOfRow({ SK }: Key): number {
  return SK.startsWith(EPOCH_PREFIX) ? Number(SK.split('#')[1]) : 0;
}

function nameInEpoch(SK: string): string {
  return SK.startsWith(EPOCH_PREFIX) ? SK.slice(SK.indexOf('#', EPOCH_PREFIX.length) + 1) : SK;
}

/** What was announced last of a voting's tally, whole: what everybody reads. */
export function tallyPublicationKey(votingId: string): Key {
  return { PK: `TALLY#${votingId}`, SK: 'PUBLICATION' };
}

/** Prefix of the minutes among the items of a voting's series. */
export const MINUTE_PREFIX = 'MINUTE#';

/**
 * One minute of a voting's series of counts, for charts: the sum over the slots, which keep stream shards apart here
 * too. `minute` is an ISO 8601 instant cut to the minute, e.g. `2026-11-22T09:30Z`.
 */
export function tallyMinuteKey(votingId: string, minute: string, slot: number): Key {
  return { PK: `SERIES#${votingId}`, SK: `${MINUTE_PREFIX}${minute}#${SLOT_PREFIX}${slot}` };
}

/** The `minute` that {@link tallyMinuteKey} was made with. */
export function minuteOfKey({ SK }: Pick<Key, 'SK'>): string {
  return SK.slice(MINUTE_PREFIX.length, SK.lastIndexOf(`#${SLOT_PREFIX}`));
}

/** How far a stream shard has been counted. */
export function checkpointKey(shardId: string): Key {
  return { PK: `CHECKPOINT#${shardId}`, SK: 'CHECKPOINT' };
}

/** Says which invocation of the announcer announces. */
export function announcerLeaseKey(): Key {
  return { PK: 'ANNOUNCER', SK: 'LEASE' };
}

/** The windows of all votings that are not final yet: what "at most 16 open at the same moment" is checked on. */
export function scheduleKey(): Key {
  return { PK: 'SCHEDULE', SK: 'SCHEDULE' };
}

/** How far votes that were cast before there were ballots have been given theirs. */
export function numberingKey(): Key {
  return { PK: 'BALLOTS', SK: 'NUMBERING' };
}

/** How far one segment of the table has come with that. */
export function numberedSegmentKey(segment: number, segmentCount: number): Key {
  return { PK: numberingKey().PK, SK: `SEGMENT#${segment}#OF#${segmentCount}` };
}

/** The partition of the monthly statements. */
export const STATEMENTS = 'STATEMENTS';

/** A statement of a month, which may be made again: `2026-10` and its revision, from 1. */
export function statementKey(month: string, revision: number): Key {
  return { PK: STATEMENTS, SK: `${month}#${fourDigits(revision)}` };
}

/** How far the statement has come that is being made. */
export function statementProgressKey(): Key {
  return { PK: 'STATEMENT', SK: 'PROGRESS' };
}

/** Prefix of what does not agree in a statement, among what belongs to it. */
export const DIFFERENCE_PREFIX = 'DIFFERENCE#';

/** Something that does not agree in a statement. Named after itself, so that it is there once, however often it is found. */
export function differenceKey(month: string, revision: number, name: string): Key {
  return { PK: ofStatement(month, revision), SK: `${DIFFERENCE_PREFIX}${name}` };
}

/** Prefix of what a provider listed of a month, among what belongs to its statement. */
export const LISTED_PREFIX = 'LISTED#';

/** A page of what a provider listed of a month. */
export function listedPageKey(month: string, revision: number, page: number): Key {
  return { PK: ofStatement(month, revision), SK: `${LISTED_PREFIX}${fourDigits(page)}` };
}

/** The partition of what belongs to a statement. */
export function ofStatement(month: string, revision: number): string {
  return `STATEMENT#${month}#${fourDigits(revision)}`;
}

function fourDigits(number: number): string {
  return `000${number}`.slice(-4);
}

/** An act in the audit trail, by month. `at` is an ISO 8601 instant in UTC with milliseconds. */
export function auditKey(at: string, id: string): Key {
  return { PK: `AUDIT#${at.slice(0, 7)}`, SK: `${at}#${id}` };
}

/** Says that a voter follows a voting. */
export function followKey(userId: string, votingId: string): Key {
  return ofVoter(userId, `${FOLLOW_PREFIX}${votingId}`);
}

/** A message about a voting. @param name tells it from others of its kind. */
export function messageKey(votingId: string, kind: MessageKind, name: string): Key {
  return { PK: `MESSAGE#${votingId}`, SK: `${kind}#${name}` };
}

/** How many updates of a voting were sent, and when the last one was. */
export function updatesKey(votingId: string): Key {
  return { PK: `MESSAGE#${votingId}`, SK: 'UPDATES' };
}

/** A voter's devices that are told of messages. */
export function pushDevicesKey(userId: string): Key {
  return ofVoter(userId, 'PUSH');
}

/** How far a message was sent to devices. @param PK of the message. @param SK of the message. */
export function pushProgressKey(PK: string, SK: string): Key {
  return { PK, SK: `PUSH#${SK}` };
}
