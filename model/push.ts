/**
 * Devices whose browsers are told of messages by their push services. Those of a voter are one item, so that there are never
 * more than may be. docs/decisions/0045 has the rules.
 */
import type { Shape } from './items';
import { pushDevicesKey, pushProgressKey, type Key } from './keys';
import type { Message } from './message';
import { isBar } from './people';
import { wantsReminders, wantsUpdates, type ProfileItem } from './profile';
import type { Instant, VotingDefinition } from './voting';
import { IF_ABSENT, put, remove, update, type Write } from './writes';

/** A browser on a device, as its push service and the browser itself said. */
export type PushDevice = {
  /** Where its push service takes what is for it. */
  endpoint: string;
  /** Its public key and its secret, in base64url: what is sent is encrypted for it. */
  p256dh: string;
  auth: string;
  /** The language of the page that asked for it. */
  language: string;
  /** The sender's public key that it was asked for with: another one's messages its push service refuses. */
  senderKey: string;
  /** When it was last added. */
  at: Instant;
};

/** A voter's devices. */
export type PushDevices = { devices: PushDevice[]; version: number };

/** A voter's devices with the attributes that the index is built on. */
export type PushDevicesItem = PushDevices & { kind: string; opening: string };

export const PUSH_DEVICES: Shape<PushDevicesItem> = {
  noun: 'list of devices',
  needs: { devices: 'object', version: 'number', opening: 'string' },
};

/** Voters with devices: a partition of `votings-by-opening`, by user id. */
export const PUSH_KIND = 'PUSH';

/** How far a message was sent to devices. */
export type PushProgress = {
  /** Who sends it at present, and until when nobody else does. */
  holder: string;
  heldUntil: Instant;
  /** The last voter whose devices it was sent to. */
  upTo?: string;
  finishedAt?: Instant;
  /** Seconds since 1970. */
  expiresAt: number;
};

export const PUSH_PROGRESS: Shape<PushProgress> = {
  noun: 'progress of a push',
  needs: { holder: 'string', heldUntil: 'string' },
};

/** Most devices of one voter: another one takes the place of the one that was added longest ago. */
export const MAX_PUSH_DEVICES = 10;

/** Longest address at a push service, in characters. */
export const ENDPOINT_LENGTH = 1024;

/**
 * The push services of browsers: Chrome and those built on it, Firefox, Safari, Edge. Nothing is sent anywhere else, so that
 * nobody makes this system call addresses of theirs, or of its own network.
 */
const PUSH_SERVICES = [
  'fcm.googleapis.com',
  'push.services.mozilla.com',
  'push.apple.com',
  'notify.windows.com',
];

/** Whether an address is one of a push service: `https`, its own port, no name and password. */
export function isPushEndpoint(endpoint: string): boolean {
  if (endpoint.length > ENDPOINT_LENGTH || !URL.canParse(endpoint)) return false;
  const { protocol, hostname, port, username, password } = new URL(endpoint);
  return (
    protocol === 'https:' &&
    port === '' &&
    username === '' &&
    password === '' &&
    PUSH_SERVICES.some((service) => hostname === service || hostname.endsWith(`.${service}`))
  );
}

/** Puts other devices in place of those that were read, unless they were changed since. @param read undefined: there were none. */
export function devicesWrite(userId: string, read: PushDevices | undefined, devices: PushDevice[]): Write {
  const key = pushDevicesKey(userId);
  const asRead = read
    ? { expression: '#version = :read', names: { '#version': 'version' }, values: { ':read': read.version } }
    : IF_ABSENT;
  if (devices.length === 0) return remove(key, asRead);
  const item: PushDevicesItem = {
    devices,
    version: (read?.version ?? 0) + 1,
    kind: PUSH_KIND,
    opening: userId,
  };
  return put(key, item, asRead);
}

/** Where it is noted how far a message was sent. @param message its key. */
export function progressKey(message: Key): Key {
  return pushProgressKey(message.PK, message.SK);
}

/** Lets one invocation send a message. @param expiresAt seconds since 1970. */
export function holdWrite(
  key: Key,
  { holder, heldUntil, expiresAt }: Pick<PushProgress, 'holder' | 'heldUntil' | 'expiresAt'>,
  at: Instant,
): Write {
  return update(
    progressKey(key),
    {
      expression: 'SET holder = :holder, heldUntil = :until, expiresAt = :expires',
      values: { ':holder': holder, ':until': heldUntil, ':expires': expiresAt },
    },
    {
      expression: 'attribute_not_exists(finishedAt) AND (attribute_not_exists(PK) OR heldUntil < :at)',
      values: { ':at': at },
    },
  );
}

/** Notes how far a message was sent, while nobody else has taken it over, and holds it for longer. */
export function advanceWrite(key: Key, holder: string, upTo: string, heldUntil: Instant): Write {
  return ofHolder(key, holder, 'SET upTo = :upTo, heldUntil = :until', {
    ':upTo': upTo,
    ':until': heldUntil,
  });
}

/** Lets others go on with a message, or, with an instant, says that nothing is left to do. */
export function letGoWrite(key: Key, holder: string, finishedAt?: Instant): Write {
  return finishedAt
    ? ofHolder(key, holder, 'SET finishedAt = :at', { ':at': finishedAt })
    : ofHolder(key, holder, 'SET heldUntil = :never', { ':never': '' });
}

function ofHolder(key: Key, holder: string, expression: string, values: Record<string, string>): Write {
  return update(
    progressKey(key),
    { expression, values },
    { expression: 'holder = :holder', values: { ':holder': holder } },
  );
}

/** What decides whether a voter is told of a message. */
export type Choices = { profile?: ProfileItem; follow?: object; vote?: object };

/** Whether a message is for a voter, by the same rules as the list of messages (resolvers/messages/own.ts). */
export function isFor(
  { message }: Pick<Message, 'message'>,
  { access }: Pick<VotingDefinition, 'access'>,
  { profile, follow, vote }: Choices,
): boolean {
  if (profile?.showPaidVotings === false && access === 'PAID') return false;
  if (message === 'REMINDER') return wantsReminders(profile);
  if (message === 'UPDATE') return wantsUpdates(profile);
  if (!follow) return false;
  return vote ? isBar(vote) : true;
}
