import type { OpenWindow } from './progress';

/** Largest state that a function may carry along a window, in bytes. */
const STATE_LIMIT = 1024 * 1024;

/** The tumbling windows of one shard: aligned to the clock, one after the other, never going back. */
export class TumblingWindows {
  private closedUntil = 0;

  /**
   * @param length in milliseconds.
   * @param open the window that was open when reading stopped.
   */
  constructor(
    private readonly length: number,
    public open: OpenWindow | undefined,
  ) {}

  /** Start of the window that a moment falls into; a moment in a closed window counts in the one after it. */
  startOf(time: number): number {
    const start = Math.floor(time / this.length) * this.length;
    return Math.max(start, this.closedUntil, this.open?.start ?? 0);
  }

  endOf(time: number): number {
    return this.startOf(time) + this.length;
  }

  /** The window that a moment falls into, with its state. */
  at(time: number): OpenWindow {
    const start = this.startOf(time);
    return this.open?.start === start ? this.open : { start, end: start + this.length, state: {} };
  }

  /** @param early the window goes on afterwards, with fresh state. */
  close(window: OpenWindow, early: boolean): void {
    if (!early) this.closedUntil = Math.max(this.closedUntil, window.end);
    this.open = undefined;
  }
}

/** Whether a window has to end early, as its state outgrew what is carried along. */
export function hasOutgrownItsState({ state }: OpenWindow): boolean {
  return Buffer.byteLength(JSON.stringify(state)) > STATE_LIMIT;
}

/** What an invocation learns about its window. */
export interface WindowNotice {
  window: OpenWindow;
  isFinal: boolean;
  isTerminatedEarly: boolean;
}

/** The keys that a windowed invocation has beside `Records` ("Tumbling windows"). */
export function windowEvent({ window, isFinal, isTerminatedEarly }: WindowNotice): Record<string, unknown> {
  return {
    window: { start: iso(window.start), end: iso(window.end) },
    state: window.state,
    isFinalInvokeForWindow: isFinal,
    isWindowTerminatedEarly: isTerminatedEarly,
  };
}

/** Without fractions of a second, as the service writes it. */
function iso(time: number): string {
  return new Date(time).toISOString().replace('.000Z', 'Z');
}
