interface Pending {
  payload: unknown;
  settle: (entry: Promise<unknown>) => void;
}

/** Calls a batch of payloads and answers one entry a payload, in order. */
export type CallBatch = (payloads: unknown[]) => Promise<unknown[]>;

/**
 * Gathers the calls that instances of one field make in one operation, so that a list of n items costs one
 * invocation instead of n. A batch goes out as soon as every instance that is running has made its call or ended,
 * or when it is full: nothing waits on a clock.
 */
export class BatchCollector {
  readonly #running = new Map<string, number>();
  readonly #pending = new Map<
    string,
    { field: string; limit: number; calls: Pending[]; callBatch: CallBatch }
  >();

  /** An instance of `field` starts to run. */
  enter(field: string): void {
    this.#running.set(field, (this.#running.get(field) ?? 0) + 1);
  }

  /** An instance of `field` has ended. */
  leave(field: string): void {
    this.#running.set(field, (this.#running.get(field) ?? 1) - 1);
    this.#flushComplete(field);
  }

  /** Joins the batch that `site`, a place in the resolver of `field`, is gathering. */
  add(site: string, field: string, limit: number, payload: unknown, callBatch: CallBatch): Promise<unknown> {
    return new Promise((settle) => {
      const batch = this.#pending.get(site) ?? { field, limit, calls: [], callBatch };
      this.#pending.set(site, batch);
      batch.calls.push({ payload, settle });
      if (batch.calls.length >= limit) this.#flush(site);
      // The instances of a list start in one turn of the event loop; let the last of them enter first.
      setImmediate(() => {
        this.#flushComplete(field);
      });
    });
  }

  #flushComplete(field: string): void {
    const waiting = [...this.#pending].filter(([, batch]) => batch.field === field);
    const calls = waiting.reduce((sum, [, batch]) => sum + batch.calls.length, 0);
    if (calls > 0 && calls >= (this.#running.get(field) ?? 0))
      for (const [site] of waiting) this.#flush(site);
  }

  #flush(site: string): void {
    const batch = this.#pending.get(site);
    if (!batch) return;
    this.#pending.delete(site);
    const entries = batch.callBatch(batch.calls.map(({ payload }) => payload));
    batch.calls.forEach(({ settle }, index) => {
      settle(entries.then((list) => list[index]));
    });
  }
}
