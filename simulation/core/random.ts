// In a test's context each look at a global takes longer than the sum that it is for.
const { cos, exp, floor, imul, log, PI, sqrt } = Math;

/**
 * Random numbers from a seed (sfc32, a small generator that passes PractRand): the same seed gives the same numbers on
 * every machine.
 */
export class Random {
  private a = 0x9e3779b9;
  private b = 0x243f6a88;
  private c: number;
  private counter = 1;

  constructor(seed: number) {
    this.c = seed >>> 0;
    for (let round = 0; round < 12; round += 1) this.bits();
  }

  /** 32 random bits. */
  bits(): number {
    const sum = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + sum;
    this.c |= 0;
    return sum >>> 0;
  }

  /** From 0 up to, but never, 1. */
  float = (): number => this.bits() / 0x1_0000_0000;

  /** A whole number from 0 up to, but never, `end`. */
  below(end: number): number {
    return floor(this.float() * end);
  }

  /** A number between two others. */
  between(low: number, high: number): number {
    return low + this.float() * (high - low);
  }

  /** True as often as `probability` says. Draws nothing for what never happens, so that a fault left out costs none. */
  chance(probability: number): boolean {
    return probability > 0 && this.float() < probability;
  }

  /** One of a list. */
  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }

  /** One of a list that may be empty. */
  pickIfAny<T>(list: readonly T[]): T | undefined {
    return list[this.below(list.length)];
  }

  /** One of several names, each as often as its weight. */
  weighed<T extends string>(weights: Record<T, number>): T {
    const names = Object.keys(weights) as T[];
    let left = this.float() * names.reduce((sum, name) => sum + weights[name], 0);
    return names.find((name) => (left -= weights[name]) < 0) ?? names[0]!;
  }

  bytes(count: number): Buffer {
    return Buffer.from(Array.from({ length: count }, () => this.below(256)));
  }

  /** Times between things that happen independently of each other. */
  exponential(mean: number): number {
    return -log(1 - this.float()) * mean;
  }

  /** How long calls take: half of them less than the median, one in a hundred more than about four times that. */
  latency(median: number, spread = 0.6): number {
    const gauss = sqrt(-2 * log(1 - this.float())) * cos(2 * PI * this.float());
    return median * exp(spread * gauss);
  }
}

/** 32 bits from a text (FNV-1a, mixed at the end): where a key lies among partitions. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
