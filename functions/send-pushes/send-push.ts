import { createHash } from 'node:crypto';
import { isPushEndpoint, type PushDevice } from '../../model/push';
import type { Log } from '../lib/log';
import { encryptPush } from '../lib/push/encryption';
import type { SenderKey } from '../lib/push/sender-key';

/**
 * What became of a push: its service took it, knows no such device any longer, will not have it, or did not answer; or the
 * device was added with a key that is not the sender's any longer, and its page has yet to add it again.
 */
export type Delivery = 'TAKEN' | 'GONE' | 'REFUSED' | 'UNREACHED' | 'OF_ANOTHER_KEY';

/** What is sent. */
export interface Push {
  id: string;
  text: Buffer;
  /** Milliseconds since the epoch from which on it says nothing any longer. */
  until: number;
}

/** Sends a push to a device. Never throws. */
export type SendPush = (device: PushDevice, push: Push) => Promise<Delivery>;

/** What sending a push works with. */
export interface PushParts {
  senderKey: () => Promise<SenderKey>;
  authorization: (key: SenderKey, audience: string) => string;
  post: (
    url: string,
    request: { headers: Record<string, string>; body: Buffer; limit: number },
  ) => Promise<{ status: number; retryAfter: string | null }>;
  log: Log;
  now: () => number;
  sleep: (milliseconds: number) => Promise<unknown>;
}

/** How often a push is tried. */
const ATTEMPTS = 3;

/** Milliseconds for one try. */
const CALL_LIMIT = 5000;

/** Milliseconds before the second try, and before each later one twice as many, unless the service says how long to wait. */
const FIRST_PAUSE = 1000;

/** Milliseconds that a service may have one wait. */
const LONGEST_PAUSE = 30_000;

/** Sends pushes as RFC 8030 says: encrypted (RFC 8291), signed (RFC 8292), dropped by the service when they say nothing any longer. */
export function createSendPush({ senderKey, authorization, post, log, now, sleep }: PushParts): SendPush {
  return async (device, push) => {
    const host = URL.canParse(device.endpoint) ? new URL(device.endpoint).host : '';
    try {
      return await sent(device, push, host);
    } catch (error) {
      log('warn', 'PushRefused', { host, reason: (error as Error).name });
      return 'REFUSED';
    }
  };

  async function sent(device: PushDevice, { id, text, until }: Push, host: string): Promise<Delivery> {
    const { endpoint, p256dh, auth } = device;
    const key = await senderKey();
    if (device.senderKey !== key.publicKey) return 'OF_ANOTHER_KEY';
    if (!isPushEndpoint(endpoint)) return 'REFUSED';
    const body = encryptPush({ p256dh, auth }, text);
    for (let attempt = 1; ; attempt += 1) {
      const headers = {
        authorization: authorization(key, new URL(endpoint).origin),
        'content-encoding': 'aes128gcm',
        'content-type': 'application/octet-stream',
        ttl: String(Math.max(0, Math.floor((until - now()) / 1000))),
        topic: topicOf(id),
        urgency: 'high',
      };
      const answer = await post(endpoint, { headers, body, limit: CALL_LIMIT }).catch(() => undefined);
      const status = answer?.status ?? 0;
      if (status >= 200 && status < 300) return 'TAKEN';
      if (status === 404 || status === 410) return 'GONE';
      if (status !== 0 && status !== 429 && status < 500) {
        log('warn', 'PushRefused', { host, status });
        return 'REFUSED';
      }
      const pause = pauseOf(answer?.retryAfter, now()) ?? FIRST_PAUSE * 2 ** (attempt - 1);
      if (attempt === ATTEMPTS || pause > LONGEST_PAUSE || now() + pause > until) return 'UNREACHED';
      await sleep(pause);
    }
  }
}

/** Names a message to push services, which keep one of a name for a device: 32 letters of base64url. RFC 8030, section 5.4. */
function topicOf(id: string): string {
  return createHash('sha256').update(id).digest('base64url').slice(0, 32);
}

/** Milliseconds of `retry-after`: seconds, or a date. RFC 9110, section 10.2.3. */
function pauseOf(retryAfter: string | null | undefined, now: number): number | undefined {
  if (!retryAfter) return undefined;
  const milliseconds = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - now;
  return Number.isNaN(milliseconds) ? undefined : Math.max(0, milliseconds);
}
