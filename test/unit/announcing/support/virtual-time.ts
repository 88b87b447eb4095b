/** Time that passes only when everything that happens at an instant has happened. */
export class VirtualTime {
  /** Milliseconds. */
  now = 0;
  private readonly events: { at: number; order: number; run: () => void }[] = [];
  private order = 0;

  /** Does something at an instant. */
  at(at: number, run: () => void): void {
    const event = { at: Math.max(at, this.now), order: this.order++, run };
    let index = this.events.length;
    // Latest first, so that the next one is at the end.
    while (index > 0 && isBefore(this.events[index - 1]!, event)) index -= 1;
    this.events.splice(index, 0, event);
  }

  sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => this.at(this.now + milliseconds, resolve));
  }

  /** Lets time pass. */
  async until(end: number): Promise<void> {
    for (let next = this.events.at(-1); next && next.at <= end; next = this.events.at(-1)) {
      this.events.pop();
      this.now = next.at;
      next.run();
      // All that follows from it happens before anything else does.
      await new Promise(setImmediate);
    }
    this.now = end;
  }
}

function isBefore(one: { at: number; order: number }, other: { at: number; order: number }): boolean {
  return one.at < other.at || (one.at === other.at && one.order < other.order);
}

/** Numbers below one, the same for a seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
