import { createHash } from 'node:crypto';
import type { Reply, Request } from '../http/router';
import { StripeFault } from './errors';
import type { KeptAnswer } from './state';

/** Milliseconds that Stripe remembers a key ("Idempotent requests" in Stripe's API reference). */
const REMEMBERED = 24 * 3600_000;

/**
 * Answers a POST once: a repeated key gets the first answer again, errors of the server's own (5xx) included; the
 * same key with other parameters is an error. Answers of validation (4xx before anything began) are not kept.
 */
export class Idempotency {
  private readonly underWay = new Set<string>();

  constructor(
    private readonly kept: Record<string, KeptAnswer>,
    private readonly save: () => void,
  ) {}

  async answer(request: Request, work: () => Promise<Reply>): Promise<Reply> {
    const key = request.headers['idempotency-key'];
    if (request.method !== 'POST' || typeof key !== 'string') return work();
    const fingerprint = createHash('sha256').update(`${request.path}\n${request.body}`).digest('hex');
    const before = this.kept[key];
    if (before && Date.now() - before.at < REMEMBERED) return replay(before, fingerprint);
    if (this.underWay.has(key)) throw inProgress();
    this.underWay.add(key);
    try {
      const reply = await work();
      this.kept[key] = { fingerprint, status: reply.status, body: reply.body, at: Date.now() };
      this.save();
      return reply;
    } finally {
      this.underWay.delete(key);
    }
  }
}

function replay(before: KeptAnswer, fingerprint: string): Reply {
  if (before.fingerprint !== fingerprint)
    throw new StripeFault(
      400,
      'idempotency_error',
      'Keys for idempotent requests can only be used with the same parameters they were first used with.',
    );
  const headers = { 'content-type': 'application/json', 'idempotent-replayed': 'true' };
  return { status: before.status, headers, body: before.body };
}

function inProgress(): StripeFault {
  const message = 'There is currently another in-progress request using this idempotent key.';
  return new StripeFault(409, 'idempotency_error', message, { code: 'idempotency_key_in_use' });
}
