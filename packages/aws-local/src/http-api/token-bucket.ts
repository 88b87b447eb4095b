/** Throttling as API Gateway does it: a bucket that refills at a rate. */
export class TokenBucket {
  private tokens: number;
  private filledAt: number;

  /**
   * @param rate tokens a second.
   * @param burst what the bucket holds.
   */
  constructor(
    private readonly rate: number,
    private readonly burst: number,
    private readonly now: () => number = Date.now,
  ) {
    this.tokens = burst;
    this.filledAt = now();
  }

  /** Takes a token if there is one. */
  take(): boolean {
    const now = this.now();
    this.tokens = Math.min(this.burst, this.tokens + ((now - this.filledAt) / 1000) * this.rate);
    this.filledAt = now;
    if (this.tokens < 1) return false;
    this.tokens -= 1;
    return true;
  }
}
