import { Queue, type Happening } from './queue';
import { Random } from './random';

// In a test's context each look at a global takes longer than the sum that it is for.
const { imul, max, round } = Math;

/** When every run begins: a whole minute, so that traces are easy to read. */
export const BEGINNING = Date.UTC(2026, 0, 1, 12);

const NOTHING = (): void => undefined;

/** Happenings between two looks at the event loop of this process. */
const AT_ONCE = 128;

/**
 * Simulated time. One happening runs after the other, each until all promises that it settled have been followed up,
 * and nothing here takes time but what says so: a seed always gives the same run, to the bit.
 */
export class Simulation {
  readonly random: Random;
  /** How often each kind of fault, and each rare way through, was met. */
  readonly marks = new Map<string, number>();
  /** The last lines of what happened, when they are kept. */
  readonly lines: string[] = [];
  private readonly queue = new Queue();
  private time = BEGINNING;
  private hash = 0x811c9dc5;
  private failure: Error | undefined;
  private stopped = false;
  happened = 0;

  constructor(
    readonly seed: number,
    private readonly keepsLines = false,
  ) {
    this.random = new Random(seed);
  }

  /** Milliseconds since 1970, with fractions. */
  get now(): number {
    return this.time;
  }

  /** A fingerprint of everything that was noted: equal for equal runs. */
  get fingerprint(): string {
    return (this.hash >>> 0).toString(16).padStart(8, '0');
  }

  /** Makes something happen in a while. */
  after(milliseconds: number, run: () => void): Happening {
    return this.queue.put(this.time + max(0, milliseconds), run);
  }

  /** What was to happen does not; what it held would be kept until then: half a minute of a crowd's requests. */
  drop(happening: Happening): void {
    happening.run = NOTHING;
  }

  /**
   * Waits for work, but not for longer than that.
   * @param late what is thrown then.
   */
  within<T>(milliseconds: number, work: Promise<T>, late: () => Error): Promise<T> {
    return new Promise((resolve, reject) => {
      const limit = this.after(milliseconds, () => reject(late()));
      work.then(
        (value) => {
          this.drop(limit);
          resolve(value);
        },
        (error: unknown) => {
          this.drop(limit);
          reject(error instanceof Error ? error : new Error(String(error)));
        },
      );
    });
  }

  /** A pause in simulated time. */
  pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => this.after(milliseconds, resolve));
  }

  /** Notes what happened, for the fingerprint and the trace. */
  note(text: string): void {
    let hash = this.hash ^ round(this.time * 1000);
    for (let index = 0; index < text.length; index += 1)
      hash = imul(hash ^ text.charCodeAt(index), 0x01000193);
    this.hash = hash;
    if (this.keepsLines) this.lines.push(`${this.clock()} ${text}`);
  }

  /** Counts that something was met. */
  mark(name: string): void {
    this.marks.set(name, (this.marks.get(name) ?? 0) + 1);
  }

  /** Ends the run: something that must never be is. */
  fail(message: string): void {
    this.note(`BROKEN ${message}`);
    this.failure ??= new BrokenInvariant(message);
    this.stopped = true;
  }

  /** Ends the run. */
  stop(): void {
    this.stopped = true;
  }

  /**
   * Lets happen what is to happen, until there is nothing more or the run was ended.
   * @throws BrokenInvariant
   */
  async run(until = Infinity): Promise<void> {
    this.stopped = false;
    await new Promise<void>((resolve) => {
      const one = (): void => {
        if (this.stopped || this.queue.size === 0 || this.queue.nextAt > until) return;
        const next = this.queue.take()!;
        this.time = next.at;
        this.happened += 1;
        next.run();
      };
      // Node follows up all settled promises between two immediates.
      const some = (): void => {
        if (this.stopped || this.queue.size === 0 || this.queue.nextAt > until) resolve();
        else {
          for (let index = 0; index < AT_ONCE; index += 1) setImmediate(one);
          setImmediate(some);
        }
      };
      some();
    });
    if (this.failure) throw this.failure;
  }

  private clock(): string {
    return `+${((this.time - BEGINNING) / 1000).toFixed(3).padStart(9)} s`;
  }
}

/** Something that must never be. */
export class BrokenInvariant extends Error {
  override readonly name = 'BrokenInvariant';
}
