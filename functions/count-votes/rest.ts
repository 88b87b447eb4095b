import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds after throttling for which shards come less often. */
const CAREFUL_FOR = 10_000;

/** Milliseconds that a batch rests once it is counted, half of them at least. */
const REST = 1000;

/**
 * Lets the shards of a stream come less often while together they write more than a partition takes: all slots of a tally
 * are in one partition, which takes some 500 transactions a second, and a shard comes up to four times a second. The rest
 * is after the counting, so that what was read is told without delay, and what comes in by then is counted together.
 */
export class Rest {
  private carefulUntil = -Infinity;

  constructor(
    private readonly elapsed: () => number = () => performance.now(),
    private readonly sleep: (milliseconds: number) => Promise<unknown> = pause,
    private readonly random: () => number = Math.random,
  ) {}

  /** Takes note that there was throttling. */
  needed(): void {
    this.carefulUntil = this.elapsed() + CAREFUL_FOR;
  }

  /** Rests, if there was throttling of late. */
  async take(): Promise<void> {
    if (this.elapsed() < this.carefulUntil) await this.sleep(REST * (0.5 + this.random() / 2));
  }
}
