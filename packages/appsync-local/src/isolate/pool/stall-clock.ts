/** Measures how long a worker has been at the same step. */
export class StallClock {
  private answered = -1;
  private stalledMs = 0;

  /** A new batch begins. */
  restart(): void {
    this.answered = -1;
    this.stalledMs = 0;
  }

  /**
   * To be called regularly while the worker has work. Time counts only if nothing was answered since the last call.
   * @param answered inputs of the batch that have an output
   * @returns milliseconds that the worker has been at its step, at least
   */
  tick(elapsedMs: number, answered: number): number {
    this.stalledMs = answered === this.answered ? this.stalledMs + elapsedMs : 0;
    this.answered = answered;
    return this.stalledMs;
  }
}
