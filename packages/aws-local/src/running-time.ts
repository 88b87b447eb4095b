/** Milliseconds from one look at the clock to the next, and after which nothing ran in between. */
const BEAT_MS = 1000;
const PAUSE_MS = 5000;

/** So many pauses are remembered: what is older than all of them is older than anything that waits. */
const KEPT = 1000;

interface Pause {
  from: number;
  to: number;
}

/**
 * Ages as the services would know them, which never stand still. This process does: between a stop and the next start, while
 * the machine sleeps, while a debugger holds it. What waited through that did not wait for anybody, so it counts towards no
 * age: else a restart would ring as if votes had not been counted for a night, and give up what nobody had tried.
 */
export class RunningTime {
  private readonly pauses: Pause[];
  private seenAt: number;
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly now: () => number = Date.now) {
    this.seenAt = now();
    this.pauses = [{ from: -Infinity, to: this.seenAt }];
    this.timer = setInterval(() => this.look(), BEAT_MS);
    this.timer.unref();
  }

  /** Milliseconds since an instant in which the services ran. */
  ageOf(instant: number): number {
    const now = this.look();
    const stood = this.pauses.reduce(
      (sum, { from, to }) => sum + Math.max(0, Math.min(to, now) - Math.max(from, instant)),
      0,
    );
    return Math.max(0, now - instant - stood);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Asked here too: after a pause, others may run before the timer does. */
  private look(): number {
    const now = this.now();
    if (now - this.seenAt > PAUSE_MS) this.pauses.push({ from: this.seenAt, to: now });
    if (this.pauses.length > KEPT) this.pauses.splice(1, 1);
    this.seenAt = now;
    return now;
  }
}
