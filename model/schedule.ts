/**
 * The windows of all votings that are not final yet, and how many of them overlap. Pure and APPSYNC_JS-safe: that
 * is why texts are ordered by `sort()`, which AppSync gives without a comparator.
 */
import type { Shape } from './items';
import { scheduleKey } from './keys';
import type { Window } from './voting';
import { IF_ABSENT, ifVersion, put, update, type Write } from './writes';

/** The schedule item. */
export type Schedule = { windows: Record<string, Window>; version: number };

/** What the search for closed votings needs. */
export const SCHEDULE: Shape<Schedule> = {
  noun: 'schedule',
  needs: { windows: 'object', version: 'number' },
};

/** The schedule in an item, or the empty one before the first voting. */
export function scheduleIn(item: Schedule | null | undefined): Schedule {
  return item ? { windows: item.windows, version: item.version } : { windows: {}, version: 0 };
}

/** Sets a voting's window, or removes it, on condition that the schedule is still the one that was read. */
export function scheduleWrite(schedule: Schedule, votingId: string, window: Window | null): Write {
  if (schedule.version === 0) {
    const windows = window ? { [votingId]: window } : {};
    return put(scheduleKey(), { windows, version: 1 }, IF_ABSENT);
  }
  const version = { ':version': schedule.version + 1 };
  const change = {
    expression: window
      ? 'SET #windows.#id = :window, #version = :version'
      : 'SET #version = :version REMOVE #windows.#id',
    names: { '#windows': 'windows', '#id': votingId, '#version': 'version' },
    values: window ? { ...version, ':window': window } : version,
  };
  return update(scheduleKey(), change, ifVersion(schedule.version));
}

/** Takes votings off the schedule, whatever else changed there. */
export function removalWrite(votingIds: string[]): Write {
  const names: Record<string, string> = { '#version': 'version', '#windows': 'windows' };
  const windows = votingIds.map((votingId, index) => {
    names[`#id${index}`] = votingId;
    return `#windows.#id${index}`;
  });
  return update(scheduleKey(), {
    expression: `ADD #version :one REMOVE ${windows.join(', ')}`,
    names,
    values: { ':one': 1 },
  });
}

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
