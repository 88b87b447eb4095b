import { createHash } from 'node:crypto';
import type { Reply, Request } from '../http/router';
import { PayPalFault, unprocessable } from './errors';
import type { KeptAnswer } from './state';

/** Milliseconds that PayPal remembers a request id of Orders v2. */
const REMEMBERED = 6 * 3600_000;

/** Answers a POST with a PayPal-Request-Id once ("Idempotency" in PayPal's REST reference). Failures are not kept. */
export class Idempotency {
  private readonly underWay = new Set<string>();

  constructor(
    private readonly kept: Record<string, KeptAnswer>,
    private readonly save: () => void,
  ) {}

  async answer(request: Request, work: () => Promise<Reply>): Promise<Reply> {
    const id = request.headers['paypal-request-id'];
    if (request.method !== 'POST' || typeof id !== 'string') return work();
    const key = `${request.path} ${id}`;
    const fingerprint = createHash('sha256').update(request.body).digest('hex');
    const before = this.kept[key];
    if (before && Date.now() - before.at < REMEMBERED) return replay(before, fingerprint);
    if (this.underWay.has(key))
      throw new PayPalFault(
        409,
        'RESOURCE_CONFLICT',
        'A previous request is still in progress.',
        'PREVIOUS_REQUEST_IN_PROGRESS',
      );
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
    throw unprocessable(
      'PAYPAL_REQUEST_ID_PREVIOUSLY_USED',
      'The PayPal-Request-Id was used before with other parameters.',
    );
  return { status: 200, headers: { 'content-type': 'application/json' }, body: before.body };
}
