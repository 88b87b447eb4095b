import { useSyncExternalStore } from 'react';

const SECOND = 1_000;

let offsetMs = 0;

/**
 * Sets this browser's clock right. What opens and closes a voting is the server's clock.
 * @param answeredAt what the server's clock said; NaN leaves things as they are.
 */
export function adjustClock(answeredAt: number): void {
  // The `Date` header counts whole seconds: below that a difference means nothing.
  const difference = answeredAt - Date.now();
  if (Number.isFinite(difference) && Math.abs(difference) > 2_000) offsetMs = difference;
}

/** The server's time, in milliseconds since the epoch. */
export function serverNow(): number {
  return Date.now() + offsetMs;
}

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let currentSecond = serverNow();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    currentSecond = serverNow();
    for (const each of [...listeners]) each();
  }, SECOND);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** Stays the same for a second: React renders a page twice, the second time at one go, if time passes while it renders. */
function now(): number {
  if (timer === undefined && Math.abs(serverNow() - currentSecond) >= SECOND) currentSecond = serverNow();
  return currentSecond;
}

/**
 * Follows what `read` makes of the server's time, which is looked at once a second; every component ticks together.
 * @param read must answer the same object for the same time.
 */
export function useTime<Read>(read: (now: number) => Read): Read {
  return useSyncExternalStore(subscribe, () => read(now()));
}

/** The server's time, once a second. */
export function useNow(): number {
  return useTime((at) => at);
}
