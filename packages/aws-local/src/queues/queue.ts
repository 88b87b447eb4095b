import { randomUUID } from 'node:crypto';
import { Journal } from '../disk/journal';
import type { AgeService } from '../contract';
import type { Message, MessageAttribute, QueueSettings } from './message';

/** A change of what a queue holds; without `message`, a removal. */
interface Change {
  id: string;
  message?: Message;
}

/** Takes over what was received too often. */
type DeadLetter = (arn: string, message: Message) => Promise<void>;

const PURGE_PAUSE_MS = 60_000;

/** A standard queue: at least once, in no promised order, kept on disk. */
export class Queue {
  private readonly messages = new Map<string, Message>();
  private readonly journal: Journal<Change>;
  private readonly waiters = new Set<() => void>();
  private closed = false;
  private purgedAt = -Infinity;

  constructor(
    readonly settings: QueueSettings,
    file: string,
    private readonly ages: AgeService,
    private readonly deadLetter: DeadLetter,
  ) {
    const { journal, entries } = Journal.open<Change>(file);
    for (const { id, message } of entries)
      if (message === undefined) this.messages.delete(id);
      else this.messages.set(id, message);
    this.journal = journal;
    journal.compact([...this.messages.values()].map((message) => ({ id: message.id, message })));
  }

  /** Resolves once the message is on disk. */
  async send(
    body: string,
    options: { attributes?: Record<string, MessageAttribute>; delaySeconds?: number } = {},
  ): Promise<string> {
    const now = Date.now();
    const id = randomUUID();
    await this.put({
      id,
      body,
      attributes: options.attributes ?? {},
      sentAt: now,
      visibleAt: now + (options.delaySeconds ?? this.settings.delay) * 1000,
      receiveCount: 0,
    });
    return id;
  }

  /** Takes a message from another queue in, with its age. */
  adopt(message: Message): Promise<void> {
    return this.put({ ...message, visibleAt: Date.now(), receiptHandle: undefined });
  }

  /** Receives up to `limit` messages, waiting for the first one. Seconds. */
  async receive(
    limit: number,
    { visibilityTimeout = this.settings.visibilityTimeout, wait = this.settings.receiveWaitTime } = {},
  ): Promise<Message[]> {
    const deadline = Date.now() + wait * 1000;
    for (;;) {
      const received = await this.take(limit, visibilityTimeout * 1000);
      if (received.length > 0 || this.closed || Date.now() >= deadline) return received;
      await this.waitForVisible(deadline);
    }
  }

  /** Deletes what a receipt handle stands for. A handle that is outdated deletes nothing. */
  async delete(receiptHandle: string): Promise<void> {
    const message = this.byHandle(receiptHandle);
    if (message !== undefined) await this.remove(message.id);
  }

  /** @returns false when the handle stands for no message in flight. */
  changeVisibility(receiptHandle: string, seconds: number): boolean {
    const message = this.byHandle(receiptHandle);
    if (message === undefined || message.visibleAt <= Date.now()) return false;
    message.visibleAt = Date.now() + seconds * 1000;
    this.wake();
    return true;
  }

  /** @returns false when the queue was purged within the last minute, in which the service purges no second time. */
  async purge(): Promise<boolean> {
    if (Date.now() - this.purgedAt < PURGE_PAUSE_MS) return false;
    this.purgedAt = Date.now();
    for (const id of [...this.messages.keys()]) await this.remove(id);
    return true;
  }

  /** How many messages can be received, are in flight, and are delayed. */
  counts(): { visible: number; inFlight: number; delayed: number } {
    const counts = { visible: 0, inFlight: 0, delayed: 0 };
    for (const message of this.messages.values())
      if (message.visibleAt <= Date.now()) counts.visible += 1;
      else if (message.receiptHandle === undefined) counts.delayed += 1;
      else counts.inFlight += 1;
    return counts;
  }

  /** The age of the oldest message that is not deleted, 0 without any. */
  oldestSeconds(): number {
    const ages = [...this.messages.values()].map(({ sentAt }) => this.ages.ageOf(sentAt) / 1000);
    return ages.reduce((oldest, age) => Math.max(oldest, age), 0);
  }

  /** Ends waiting receives and resolves once everything is on disk. */
  async close(): Promise<void> {
    this.closed = true;
    this.wake();
    await this.journal.close();
  }

  private async take(limit: number, visibilityMs: number): Promise<Message[]> {
    const received: Message[] = [];
    const now = Date.now();
    for (const message of this.messages.values()) {
      if (received.length === limit) break;
      if (message.visibleAt > now) continue;
      if (this.ages.ageOf(message.sentAt) > this.settings.retention * 1000) await this.remove(message.id);
      else if (this.isDead(message)) await this.moveToDeadLetters(message);
      else {
        message.receiveCount += 1;
        message.firstReceivedAt ??= now;
        message.visibleAt = now + visibilityMs;
        message.receiptHandle = Buffer.from(`${message.id} ${randomUUID()}`).toString('base64url');
        received.push({ ...message });
      }
    }
    // A restart forgets who had received what, but not how often.
    await Promise.all(
      received.map((message) =>
        this.journal.append({
          id: message.id,
          message: { ...message, visibleAt: now, receiptHandle: undefined },
        }),
      ),
    );
    return received;
  }

  private isDead({ receiveCount }: Message): boolean {
    return this.settings.redrive !== undefined && receiveCount >= this.settings.redrive.maxReceiveCount;
  }

  private async moveToDeadLetters(message: Message): Promise<void> {
    // First there, then gone here: killed in between, it is in both rather than in none.
    await this.deadLetter(this.settings.redrive!.deadLetterArn, message);
    await this.remove(message.id);
  }

  private byHandle(receiptHandle: string): Message | undefined {
    const [id = ''] = Buffer.from(receiptHandle, 'base64url').toString().split(' ');
    const message = this.messages.get(id);
    return message?.receiptHandle === receiptHandle ? message : undefined;
  }

  private put(message: Message): Promise<void> {
    this.messages.set(message.id, message);
    this.wake();
    return this.journal.append({ id: message.id, message });
  }

  private remove(id: string): Promise<void> {
    this.messages.delete(id);
    return this.journal.append({ id });
  }

  private waitForVisible(deadline: number): Promise<void> {
    const next = Math.min(deadline, ...[...this.messages.values()].map(({ visibleAt }) => visibleAt));
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.waiters.delete(done);
        resolve();
      };
      const timer = setTimeout(done, Math.max(1, next - Date.now()));
      this.waiters.add(done);
    });
  }

  private wake(): void {
    for (const waiter of [...this.waiters]) waiter();
  }
}
