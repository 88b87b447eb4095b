import type { Random } from '../core/random';

// In a test's context each look at a global takes longer than the sum that it is for.
const { min } = Math;

/** Units a second of one partition ("Best practices for designing and using partition keys effectively", guide). */
export const PARTITION_WRITES = 1000;
export const PARTITION_READS = 3000;

/** Partitions of a new table or index on demand ("DynamoDB on-demand capacity mode", guide: 4,000 writes, 12,000 reads). */
export const NEW_TABLE_PARTITIONS = 4;

/** Units that come back at an even rate. What was not used is kept for a second. */
export class Allowance {
  private left: number;
  private since: number;

  constructor(
    private readonly perSecond: number,
    now: number,
    /** Units that may be owed on top. */
    private readonly debt = 0,
  ) {
    this.left = perSecond;
    this.since = now;
  }

  /** Whether there is anything left; a request that is let in may take more than there is. */
  has(now: number): boolean {
    this.left = min(this.perSecond, this.left + ((now - this.since) * this.perSecond) / 1000);
    this.since = now;
    return this.left + this.debt > 0;
  }

  take(units: number): void {
    this.left -= units;
  }
}

/** A range of the hashes of partition keys, the end not part of it. */
export interface Partition {
  begin: number;
  end: number;
  writes: Allowance;
  reads: Allowance;
  /** When it is to be split, once it was found hot. */
  splitAt?: number;
}

/** What a table or index is warmed for, in units a second ("Understanding DynamoDB warm throughput", guide). */
export interface WarmThroughput {
  writes: number;
  reads: number;
}

/** How many partitions serve that. */
export function partitionsFor({ writes, reads }: WarmThroughput): number {
  return Math.max(
    NEW_TABLE_PARTITIONS,
    Math.ceil(writes / PARTITION_WRITES),
    Math.ceil(reads / PARTITION_READS),
  );
}

/**
 * The partitions of a table or index. One that turned requests away is split in two, minutes later: the guide promises
 * twice the last peak within 30 minutes and says no more, so that 5 to 15 minutes are an assumption.
 */
export class Partitions {
  readonly list: Partition[] = [];
  refused = 0;

  constructor(
    count: number,
    private readonly random: Random,
    private readonly now: () => number,
    private readonly debt = 0,
  ) {
    for (let index = 0; index < count; index += 1)
      this.list.push(this.create(edge(index, count), edge(index + 1, count)));
  }

  of(hash: number): Partition {
    let [low, high] = [0, this.list.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (hash < this.list[middle]!.end) high = middle;
      else low = middle + 1;
    }
    return this.list[low]!;
  }

  /** Takes note of a request that was turned away. */
  refuse(partition: Partition): void {
    this.refused += 1;
    partition.splitAt ??= this.now() + this.random.between(5, 15) * 60_000;
  }

  /** Splits what is due. Its halves share a key range that no key is in the middle of. */
  splitDue(): { parent: Partition; children: [Partition, Partition] }[] {
    return this.list
      .filter(({ splitAt = Infinity }) => splitAt <= this.now())
      .map((parent) => ({ parent, children: this.split(parent) }));
  }

  split(parent: Partition): [Partition, Partition] {
    const middle = Math.floor((parent.begin + parent.end) / 2);
    const children: [Partition, Partition] = [
      this.create(parent.begin, middle),
      this.create(middle, parent.end),
    ];
    this.list.splice(this.list.indexOf(parent), 1, ...children);
    return children;
  }

  private create(begin: number, end: number): Partition {
    const now = this.now();
    return {
      begin,
      end,
      writes: new Allowance(PARTITION_WRITES, now, this.debt),
      reads: new Allowance(PARTITION_READS, now),
    };
  }
}

/** Where a share of all hashes begins. */
export function edge(index: number, count: number): number {
  return Math.floor((index * 0x1_0000_0000) / count);
}
