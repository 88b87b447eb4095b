/**
 * What voters are told about a voting in the app. A message is one item of its voting, the same for all who are told: what a voter's
 * bell shows is worked out when it is read. Pure and APPSYNC_JS-safe. docs/decisions/0043 has the rules.
 */
import type { MessageKind } from '../schema/generated/types';
import type { Shape } from './items';
import { followKey, messageKey, profileKey, updatesKey, votingKey, type Key } from './keys';
import { MAX_UPDATES } from './limits';
import type { Instant, Window } from './voting';
import { check, IF_ABSENT, put, update, type Write } from './writes';

/** Days for which an update is shown. */
export const UPDATE_DAYS = 14;

/** Days after a voting's closing for which it is remembered who follows it: follow again if that is put off by more. */
export const FOLLOW_DAYS = 60;

/** What the system tells of by itself. */
export type MomentKind = Exclude<MessageKind, 'UPDATE'>;

/** A message as it is stored. */
export type Message = {
  id: string;
  message: MessageKind;
  votingId: string;
  /** When it was written. */
  at: Instant;
  /** From then on it is not shown: the voting has opened, or closed, or the message is old. */
  until: Instant;
  /** What the organiser wrote. */
  text?: string;
  /** An invocation tells it at present, and has given up by then. */
  claimedUntil?: Instant;
  /** When the API took it. */
  toldAt?: Instant;
  /** Seconds since 1970. */
  expiresAt: number;
};

/** A message with the attributes that the index is built on. */
export type MessageItem = Message & { kind: string; opening: string };

/** What telling a message needs. */
export const MESSAGE: Shape<Message> = {
  noun: 'message',
  needs: { id: 'string', message: 'string', votingId: 'string', at: 'string', until: 'string' },
};

/** Reminders and alerts that are to be shown: a partition of `votings-by-opening`, by when they end. */
export const MOMENT_KIND = 'MOMENT';

/** Updates: a partition of `votings-by-opening`, by when they were sent. */
export const UPDATE_KIND = 'UPDATE';

/** A moment of a voting that is told: the opening or the closing that comes. */
export type Moment = Window & { kind: MomentKind; votingId: string };

/** The instant that a moment is about: from then on it is not told. */
export function instantOf({ kind, opensAt, closesAt }: Moment): Instant {
  return kind === 'REMINDER' ? opensAt : closesAt;
}

/** Whether a message still says what is so: its voting was not moved since. */
export function isStillSo(
  { message, until }: Pick<Message, 'message' | 'until'>,
  { opensAt, closesAt }: Window,
): boolean {
  return message === 'UPDATE' || until === (message === 'REMINDER' ? opensAt : closesAt);
}

/** Where the message of a moment is. A moment that an organiser moves is another one. */
export function momentKey(moment: Moment): Key {
  return messageKey(moment.votingId, moment.kind, instantOf(moment));
}

/**
 * Writes the message of a moment, once, and only while the voting is there and its moment where it was seen.
 * @param claimedUntil nobody else tells it before.
 * @param expiresAt seconds since 1970.
 */
export function momentWrites(moment: Moment, at: Instant, claimedUntil: Instant, expiresAt: number): Write[] {
  const { kind, votingId } = moment;
  const until = instantOf(moment);
  const id = `${votingId}-${kind}-${until}`;
  const message: Message = { id, message: kind, votingId, at, until, claimedUntil, expiresAt };
  const item: MessageItem = { ...message, kind: MOMENT_KIND, opening: `${until}#${id}` };
  return [
    check(votingKey(votingId), {
      expression: kind === 'REMINDER' ? 'opensAt = :instant' : 'closesAt = :instant',
      values: { ':instant': until },
    }),
    put(momentKey(moment), item, IF_ABSENT),
  ];
}

/** Lets one invocation tell a message that nobody tells and the API has not taken. */
export function claimWrite(moment: Moment, at: Instant, claimedUntil: Instant): Write {
  return update(
    momentKey(moment),
    { expression: 'SET claimedUntil = :until', values: { ':until': claimedUntil } },
    {
      expression: 'attribute_exists(PK) AND attribute_not_exists(toldAt) AND claimedUntil < :at',
      values: { ':at': at },
    },
  );
}

/** Notes that the API took a message. */
export function toldWrite(moment: Moment, toldAt: Instant): Write {
  return update(
    momentKey(moment),
    { expression: 'SET toldAt = :at', values: { ':at': toldAt } },
    { expression: 'attribute_exists(PK)' },
  );
}

/** An organiser's update. @param by the organiser. @param name tells it from the organiser's others of the voting. */
export function updateKey(votingId: string, by: string, name: string): Key {
  return messageKey(votingId, 'UPDATE', `${by}#${name}`);
}

/**
 * Sends an update, once, while the voting is there: the message, and that there is one more of them.
 * @param recently no update was sent since then.
 */
export function updateWrites(key: Key, message: Message, recently: Instant): Write[] {
  const item: MessageItem = { ...message, kind: UPDATE_KIND, opening: `${message.at}#${message.id}` };
  return [
    check(votingKey(message.votingId), { expression: 'attribute_exists(PK)' }),
    put(key, item, IF_ABSENT),
    update(
      updatesKey(message.votingId),
      { expression: 'SET lastAt = :at ADD sent :one', values: { ':at': message.at, ':one': 1 } },
      {
        expression: 'attribute_not_exists(sent) OR (sent < :most AND lastAt < :recently)',
        values: { ':most': MAX_UPDATES, ':recently': recently },
      },
    ),
  ];
}

/** That a voter follows a voting. */
export type Follow = { votingId: string; at: Instant; expiresAt: number };

/** Follows a voting. @param closesAt seconds since 1970. */
export function followWrite(userId: string, votingId: string, at: Instant, closesAt: number): Write {
  const follow: Follow = { votingId, at, expiresAt: closesAt + FOLLOW_DAYS * 24 * 3600 };
  return put(followKey(userId, votingId), follow);
}

/** Notes that a voter has seen what was told until then, unless more is noted. */
export function readWrite(userId: string, upTo: Instant): Write {
  return update(
    profileKey(userId),
    { expression: 'SET messagesReadUpTo = :upTo', values: { ':upTo': upTo } },
    {
      expression: 'attribute_not_exists(messagesReadUpTo) OR messagesReadUpTo < :upTo',
    },
  );
}
