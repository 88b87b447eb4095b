import { useSyncExternalStore } from 'react';

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
  }, 1_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The server's time, once a second; every component ticks together. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () =>
    timer === undefined ? (currentSecond = serverNow()) : currentSecond,
  );
}
