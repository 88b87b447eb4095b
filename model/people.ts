/**
 * People, as far as a voting may tell them apart: by their mailboxes, known here by a keyed hash of the address. Pure and
 * APPSYNC_JS-safe. docs/decisions/0024 has the rules and the races.
 */
import type { Shape } from './items';
import {
  departedKey,
  invitationKey,
  mailboxKey,
  personKey,
  resentCodeKey,
  scheduleKey,
  signUpsKey,
  voteKey,
} from './keys';
import { MAX_SCHEDULED_VOTINGS, MAX_SIGN_UPS_AN_HOUR } from './limits';
import type { VoteItem } from './vote';
import type { Instant } from './voting';
import { IF_ABSENT, put, remove, update, type Expression, type Write } from './writes';

/** The account of a mailbox. `leftAt`: its deletion began then. */
export type PersonItem = { userId: string; leftAt?: Instant };

/** What finding the account of a mailbox needs. */
export const PERSON: Shape<PersonItem> = { noun: 'person', needs: { userId: 'string' } };

/** The mailbox that an account was recognised by, and the domain of its address. */
export type MailboxItem = { person: string; domain: string };

/** What telling whether somebody may vote needs. */
export const MAILBOX: Shape<MailboxItem> = { noun: 'mailbox', needs: { person: 'string', domain: 'string' } };

/** Whose votings still hold the hash of a mailbox. */
export type DepartedItem = { userId: string };

/** What forgetting a mailbox needs. */
export const DEPARTED_PERSON: Shape<DepartedItem> = { noun: 'departed person', needs: { userId: 'string' } };

/**
 * Notes on the schedule that an account was closed. Votings that are planned by then get a bar for it; those that come
 * later carry the instant in their gates. More additions than there can be places: who read the schedule before cannot
 * take a place any more without reading it again.
 */
export function departureWrite(at: Instant): Write {
  return update(
    scheduleKey(),
    {
      expression: 'SET departedAt = :at ADD #version :one, additions :all',
      names: { '#version': 'version' },
      values: { ':at': at, ':one': 1, ':all': MAX_SCHEDULED_VOTINGS },
    },
    { expression: 'attribute_exists(PK)' },
  );
}

/** The same before there is a schedule. */
export function firstDepartureWrite(departedAt: Instant): Write {
  return put(scheduleKey(), { windows: {}, version: 1, additions: 1, departedAt }, IF_ABSENT);
}

/** Stands where a closed account would have its vote: its tokens find no place for one. */
export type Bar = { barred: true; expiresAt: number };

/** Whether this is no vote but a {@link Bar}. */
export function isBar(item: object): boolean {
  return Object.hasOwn(item, 'barred');
}

/**
 * Bars a closed account from a voting, unless it has voted there. A bar that stands is put off: a deletion may end hours
 * after it began. @param expiresAt seconds since 1970.
 */
export function barWrite(userId: string, votingId: string, expiresAt: number): Write {
  const bar: Bar = { barred: true, expiresAt };
  return put(voteKey(userId, votingId), bar, {
    expression: 'attribute_not_exists(PK) OR attribute_exists(barred)',
  });
}

/** Whether what stands in the place of a vote was cast: it is neither a bar nor told of again. */
export function isCastVote(item: object): boolean {
  return !isBar(item) && !Object.hasOwn(item, 'carried');
}

/**
 * Tells an account of a vote that its mailbox cast by an earlier account. It stands where a vote would, so that there is
 * no second one, and is no ballot: nothing counts it, and no index holds it.
 */
export function carriedVoteWrite(userId: string, vote: VoteItem): Write {
  const carried: Partial<VoteItem> & { carried: true } = { ...voteOnly(vote), carried: true };
  delete carried.ballotBox;
  delete carried.idempotencyKey;
  return put(voteKey(userId, vote.votingId), carried, IF_ABSENT);
}

function voteOnly(vote: VoteItem): Partial<VoteItem> {
  const only: Partial<VoteItem & { PK: string; SK: string }> = { ...vote };
  delete only.PK;
  delete only.SK;
  return only;
}

/**
 * Makes an account the one of its mailbox, on condition that the mailbox is still that of the account that was read.
 * @param former the account that had the mailbox, if one had.
 */
export function bindingWrites(
  userId: string,
  { person, domain }: MailboxItem,
  former: string | undefined,
): Write[] {
  const unchanged: Expression = former
    ? { expression: 'userId = :former', values: { ':former': former } }
    : IF_ABSENT;
  const account: PersonItem = { userId };
  const mailbox: MailboxItem = { person, domain };
  return [
    put(personKey(person), account, unchanged),
    put(mailboxKey(userId), mailbox),
    remove(departedKey(person)),
  ];
}

/** Begins to forget the mailbox of an account that is being deleted, while it is still that account's. */
export function departureWrites(userId: string, person: string, leftAt: Instant): Write[] {
  const departed: DepartedItem = { userId };
  return [
    update(
      personKey(person),
      { expression: 'SET leftAt = :leftAt', values: { ':leftAt': leftAt } },
      { expression: 'userId = :userId', values: { ':userId': userId } },
    ),
    put(departedKey(person), departed),
    remove(mailboxKey(userId)),
  ];
}

/** Notes that an account has another mailbox now: the one it had may be forgotten. */
export function movedWrite(userId: string, person: string): Write {
  const departed: DepartedItem = { userId };
  return put(departedKey(person), departed, IF_ABSENT);
}

/** Forgets a mailbox, while it is still that of the account that left, and that one has not come back to it. */
export function forgettingWrites(userId: string, person: string): Write[] {
  return [
    remove(personKey(person), {
      expression: 'userId = :userId OR attribute_not_exists(PK)',
      values: { ':userId': userId },
    }),
    remove(departedKey(person), { expression: 'attribute_exists(PK)' }),
  ];
}

/** Notes that a new code was sent for a sign-up. @param expiresAt seconds since 1970. */
export function resentCodeWrite(userId: string, expiresAt: number): Write {
  return put(resentCodeKey(userId), { expiresAt });
}

/** Counts a sign-up of a mailbox, unless there were as many as an hour may have. @param now milliseconds since 1970. */
export function signUpWrite(person: string, now: number): Write {
  const hour = Math.floor(now / 3_600_000);
  return update(
    signUpsKey(person, hour),
    {
      expression: 'SET expiresAt = :expiresAt ADD signUps :one',
      values: { ':expiresAt': (hour + 2) * 3600, ':one': 1 },
    },
    { expression: 'attribute_not_exists(PK) OR signUps < :most', values: { ':most': MAX_SIGN_UPS_AN_HOUR } },
  );
}

/** Seconds that invitations outlive their voting: its closing may be put off by as much. */
export const INVITATIONS_OUTLIVE = 60 * 24 * 3600;

/** Invites a mailbox to a voting. @param closesAt of the voting, seconds since 1970. */
export function invitationWrite(votingId: string, person: string, closesAt: number): Write {
  return put(invitationKey(votingId, person), { expiresAt: closesAt + INVITATIONS_OUTLIVE });
}
