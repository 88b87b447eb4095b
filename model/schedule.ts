/**
 * The windows of all votings that are not final yet, and how many of them overlap. Pure and APPSYNC_JS-safe: that
 * is why texts are ordered by `sort()`, which AppSync gives without a comparator.
 */
import type { Window } from './voting';

/** The schedule item. */
export type Schedule = { windows: Record<string, Window>; version: number };

/** Ranks of what happens at one instant: a window that closes makes room for one that opens at that very instant. */
const CLOSES = '0';
const SPAN_ENDS = '1';
const OPENS = '2';
const SPAN_BEGINS = '3';

/**
 * The most windows that hold at one moment of a span. Windows and span are half open: their closing instant is not
 * part of them.
 */
export function mostOpenAtOnce(windows: Window[], span: Window): number {
  const events = [
    `${span.opensAt}#${SPAN_BEGINS}`,
    `${span.closesAt}#${SPAN_ENDS}`,
    ...windows.map((window) => `${window.opensAt}#${OPENS}`),
    ...windows.map((window) => `${window.closesAt}#${CLOSES}`),
  ].sort();
  let open = 0;
  let most = 0;
  let withinSpan = false;
  for (const event of events) {
    const kind = event.slice(-1);
    if (kind === OPENS) open += 1;
    if (kind === CLOSES) open -= 1;
    if (kind === SPAN_BEGINS) withinSpan = true;
    if (kind === SPAN_ENDS) withinSpan = false;
    if (withinSpan && open > most) most = open;
  }
  return most;
}

/** The windows of all votings but one. */
export function windowsOfOthers(schedule: Schedule, votingId: string): Window[] {
  return Object.entries(schedule.windows)
    .filter(([id]) => id !== votingId)
    .map(([, window]) => window);
}
