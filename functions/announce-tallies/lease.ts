import type { Lease, Handover } from '../../model/announcer';

/** The lease, as those who announce or stand by see it. */
export interface LeaseStore {
  /** Read strongly consistently. */
  read(): Promise<Lease | undefined>;
  /** Takes the lease that was seen. False when somebody else did, or renewed it. */
  take(holder: string, seen: Lease | undefined): Promise<boolean>;
  /** False when somebody else holds it. */
  renew(holder: string, handover: Handover): Promise<boolean>;
  release(holder: string): Promise<void>;
}

/** Milliseconds that a lease holds after its last renewal began. */
export const LEASE_TIME = 2500;

/**
 * One invocation's part in the lease. Nobody compares clocks of two machines: a holder counts the time since its own
 * renewal began, one who stands by the time since it saw that renewal, which is always later. So no two hold it at
 * once, as long as their clocks run equally fast.
 */
export class LeaseKeeper {
  private seen: { holder?: string; beats: number; at: number } | undefined;
  private heldUntil = -Infinity;
  /** What the holder before left, and what this one leaves. */
  handover: Handover = {};

  /** @param elapsed milliseconds of a clock that never jumps. */
  constructor(
    private readonly store: LeaseStore,
    private readonly holder: string,
    private readonly elapsed: () => number,
  ) {}

  /** Milliseconds for which the lease holds; 0 when it does not. */
  left(): number {
    return Math.max(0, this.heldUntil - this.elapsed());
  }

  /** Takes the lease if it is free, or was not renewed for as long as it holds. */
  async tryToTake(): Promise<boolean> {
    const lease = await this.store.read();
    // An answer was lost: the lease was taken, or renewed, after all.
    if (lease?.holder === this.holder) return this.renew();
    if (lease?.holder && !this.isAbandoned(lease)) return false;
    const startedAt = this.elapsed();
    if (!(await this.store.take(this.holder, lease))) return false;
    this.heldUntil = startedAt + LEASE_TIME;
    this.handover = { audience: lease?.audience, filled: lease?.filled };
    return true;
  }

  /** Holds the lease for longer. False: somebody else has it. */
  async renew(): Promise<boolean> {
    const startedAt = this.elapsed();
    const renewed = await this.store.renew(this.holder, this.handover);
    this.heldUntil = renewed ? startedAt + LEASE_TIME : -Infinity;
    return renewed;
  }

  /** Lets the next one take over at once. */
  async release(): Promise<void> {
    this.heldUntil = -Infinity;
    await this.store.release(this.holder);
  }

  private isAbandoned({ holder, beats }: Lease): boolean {
    const at = this.elapsed();
    if (this.seen?.holder === holder && this.seen?.beats === beats) return at - this.seen.at >= LEASE_TIME;
    this.seen = { holder, beats, at };
    return false;
  }
}
