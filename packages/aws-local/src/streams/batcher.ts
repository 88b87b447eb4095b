import { PAYLOAD_LIMIT } from '../lambda/outcomes';
import type { StreamSettings } from './settings';
import type { StreamRecord } from './stream-record';
import type { TumblingWindows } from './tumbling-window';

/** Room for what surrounds the records in an event, in bytes. */
const ENVELOPE = 4096;

/** A batch, ready to be delivered. */
export interface Batch {
  records: StreamRecord[];
  /** Whether nothing is waiting behind it. */
  isLast: boolean;
}

/** Gathers the records of one shard into batches. */
export class Batcher {
  private waiting: StreamRecord[] = [];
  private waitingSince = 0;

  constructor(
    private readonly settings: StreamSettings,
    private readonly windows: TumblingWindows | undefined,
  ) {}

  add(records: StreamRecord[], now: number): void {
    if (this.waiting.length === 0) this.waitingSince = now;
    this.waiting.push(...records);
  }

  get isEmpty(): boolean {
    return this.waiting.length === 0;
  }

  /** When the first record came into being that waits: its window must be the open one before it is delivered. */
  get headTime(): number | undefined {
    return this.waiting[0]?.writtenAt;
  }

  /** When what waits is due although it fills no batch, in milliseconds since the epoch. */
  get dueAt(): number {
    if (this.waiting.length === 0) return Infinity;
    const due = this.waitingSince + this.settings.batchingWindowSeconds * 1000;
    const [head] = this.waiting;
    return this.windows && head ? Math.min(due, this.windows.endOf(head.writtenAt)) : due;
  }

  /**
   * Takes a batch that is due: full, at the border of a tumbling window, or gathered for long enough.
   * @param flush whether to wait for nothing more.
   */
  take(now: number, flush: boolean): Batch | undefined {
    const count = this.countThatFits();
    const isWhole = count === this.settings.batchSize || count < this.waiting.length;
    if (count === 0 || (!isWhole && !flush && now < this.dueAt)) return undefined;
    const records = this.waiting.splice(0, count);
    this.waitingSince = now;
    return { records, isLast: this.waiting.length === 0 };
  }

  private countThatFits(): number {
    const [head] = this.waiting;
    if (head === undefined) return 0;
    const window = this.windows?.startOf(head.writtenAt);
    let size = ENVELOPE;
    let count = 0;
    for (const record of this.waiting) {
      size += record.size + 1;
      const fits = count < this.settings.batchSize && size <= PAYLOAD_LIMIT;
      if (count > 0 && !(fits && this.windows?.startOf(record.writtenAt) === window)) break;
      count += 1;
    }
    return count;
  }
}
