/** Lets some works run side by side. Further ones wait, and begin in the order in which they came. */
export class Turns {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  /** @param atOnce how many works may run at once. */
  constructor(private readonly atOnce: number) {}

  /** Runs a work once it is its turn. @returns what it returns, or rejects as it does. */
  async take<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.running >= this.atOnce) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.running += 1;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}
