/** Something that happens at an instant. */
export interface Happening {
  /** Milliseconds of simulated time. */
  at: number;
  /** What was put in first happens first at one instant. */
  order: number;
  run: () => void;
}

const isBefore = (one: Happening, other: Happening): boolean =>
  one.at < other.at || (one.at === other.at && one.order < other.order);

/** What is to happen, by its instant: a binary heap. */
export class Queue {
  private readonly heap: Happening[] = [];
  private order = 0;

  get size(): number {
    return this.heap.length;
  }

  /** The instant of what happens next. */
  get nextAt(): number {
    return this.heap[0]?.at ?? Infinity;
  }

  put(at: number, run: () => void): Happening {
    const happening = { at, order: this.order, run };
    this.order += 1;
    let place = this.heap.length;
    this.heap.push(happening);
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (isBefore(this.heap[parent]!, happening)) break;
      this.heap[place] = this.heap[parent]!;
      place = parent;
    }
    this.heap[place] = happening;
    return happening;
  }

  take(): Happening | undefined {
    const first = this.heap[0];
    const last = this.heap.pop();
    if (last === undefined || this.heap.length === 0) return first;
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= this.heap.length) break;
      if (child + 1 < this.heap.length && isBefore(this.heap[child + 1]!, this.heap[child]!)) child += 1;
      if (isBefore(last, this.heap[child]!)) break;
      this.heap[place] = this.heap[child]!;
      place = child;
    }
    this.heap[place] = last;
    return first;
  }
}
