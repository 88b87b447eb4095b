import { createHash } from 'node:crypto';
import type { Reply, Request } from '../http/router';
import { ProviderFault } from './fault';

/** What an idempotency key stands for: the parameters it came with, and what they were answered. */
export interface KeptAnswer {
  fingerprint: string;
  status: number;
  body: string;
  /** Milliseconds since 1970. */
  at: number;
}

/** How a provider answers a repeated POST. */
export interface IdempotencyRules {
  /** The header that holds the key. */
  header: string;
  /** Milliseconds that a key is remembered. */
  remembered: number;
  /** Whether a key belongs to one path; otherwise the same key with another path is another request under one key. */
  keyPerPath: boolean;
  /** Whether an answer is kept for its key. Absent: every one is, once the call has begun. */
  keeps?: (status: number) => boolean;
  replay: (kept: KeptAnswer) => Reply;
  otherParameters: () => ProviderFault;
  inProgress: () => ProviderFault;
}

/**
 * Answers a POST with a key once: a repeated key gets the first answer again. Failures are kept once the call has begun;
 * what was refused for how it is written is not.
 */
export class Idempotency {
  private readonly underWay = new Set<string>();

  constructor(
    private readonly rules: IdempotencyRules,
    private readonly kept: Record<string, KeptAnswer>,
    private readonly save: () => void,
    /** Milliseconds since 1970. */
    private readonly now: () => number,
  ) {}

  async answer(request: Request, work: () => Promise<Reply>): Promise<Reply> {
    const { header, keyPerPath, remembered, replay, otherParameters, inProgress } = this.rules;
    const given = request.headers[header];
    if (request.method !== 'POST' || typeof given !== 'string') return work();
    const key = keyPerPath ? `${request.path} ${given}` : given;
    const parameters = keyPerPath ? request.body : `${request.path}\n${request.body}`;
    const fingerprint = createHash('sha256').update(parameters).digest('hex');
    const before = this.kept[key];
    if (before && this.now() - before.at < remembered) {
      if (before.fingerprint !== fingerprint) throw otherParameters();
      return replay(before);
    }
    if (this.underWay.has(key)) throw inProgress();
    this.underWay.add(key);
    try {
      const reply = await work().catch(begunReply);
      if (this.rules.keeps?.(reply.status) === false) return reply;
      this.kept[key] = { fingerprint, status: reply.status, body: reply.body, at: this.now() };
      this.save();
      return reply;
    } finally {
      this.underWay.delete(key);
    }
  }
}

/** @throws whatever came before the call had begun. */
function begunReply(error: unknown): Reply {
  if (error instanceof ProviderFault && error.hasBegun) return error.reply();
  throw error;
}
