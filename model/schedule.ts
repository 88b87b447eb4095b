/**
 * The windows of all votings that are not final yet, and how many of them overlap. Pure and APPSYNC_JS-safe: that
 * is why texts are ordered by `sort()`, which AppSync gives without a comparator.
 */
import type { Shape } from './items';
import { scheduleKey } from './keys';
import type { Instant, Window } from './voting';
import { IF_ABSENT, ifVersion, put, update, type Write } from './writes';

/** A window in the schedule. `claimedAt`: a new voting took its place then, ahead of its definition. */
export type PlannedWindow = Window & { claimedAt?: Instant };

/** The schedule item. `additions` counts the writes that may have made windows overlap more than before. */
export type Schedule = {
  windows: Record<string, PlannedWindow>;
  version: number;
  additions?: number;
  /** When an account was closed last. */
  departedAt?: Instant;
};

/** What the search for closed votings needs. */
export const SCHEDULE: Shape<Schedule> = {
  noun: 'schedule',
  needs: { windows: 'object', version: 'number' },
};

/** The schedule in an item, or the empty one before the first voting. */
export function scheduleIn(item: Schedule | null | undefined): Schedule {
  return item ? { ...item, additions: item.additions ?? 0 } : { windows: {}, version: 0, additions: 0 };
}

/** Sets a voting's window, or removes it, on condition that the schedule is still the one that was read. */
export function scheduleWrite(schedule: Schedule, votingId: string, window: Window | null): Write {
  if (schedule.version === 0) {
    const windows = window ? { [votingId]: window } : {};
    return put(scheduleKey(), { windows, version: 1, additions: 1 }, IF_ABSENT);
  }
  const version = { ':version': schedule.version + 1 };
  const change = {
    expression: window
      ? 'SET #windows.#id = :window, #version = :version ADD additions :one'
      : 'SET #version = :version REMOVE #windows.#id',
    names: { '#windows': 'windows', '#id': votingId, '#version': 'version' },
    values: window ? { ...version, ':window': window, ':one': 1 } : version,
  };
  return update(scheduleKey(), change, ifVersion(schedule.version));
}

/**
 * Takes a place for a new voting, on condition that fewer windows than there was room for were added since the
 * schedule was read. Each of them overlaps the new one at most once, and what else changed can only have made room: so
 * the limit holds, and of many who add at once as many succeed as there are places, at the first try.
 * @param room how many windows like this one there is room for: at least one.
 */
export function claimWrite(schedule: Schedule, votingId: string, window: PlannedWindow, room: number): Write {
  if (schedule.version === 0)
    return put(scheduleKey(), { windows: { [votingId]: window }, version: 1, additions: 1 }, IF_ABSENT);
  return update(
    scheduleKey(),
    {
      expression: 'SET #windows.#id = :window ADD #version :one, additions :one',
      names: { '#windows': 'windows', '#id': votingId, '#version': 'version' },
      values: { ':window': window, ':one': 1 },
    },
    {
      expression: 'attribute_not_exists(additions) OR additions < :full',
      values: { ':full': (schedule.additions ?? 0) + room },
    },
  );
}

/** Ends a claim: the voting is there, or the window goes. Only while the claim is the one that was read. */
export function claimEndWrite(votingId: string, claimedAt: Instant, votingExists: boolean): Write {
  return update(
    scheduleKey(),
    {
      expression: `ADD #version :one REMOVE #windows.#id${votingExists ? '.claimedAt' : ''}`,
      names: { '#version': 'version', '#windows': 'windows', '#id': votingId },
      values: { ':one': 1 },
    },
    {
      expression: '#windows.#id.claimedAt = :claimedAt',
      names: { '#windows': 'windows', '#id': votingId },
      values: { ':claimedAt': claimedAt },
    },
  );
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

/** Puts a voting that has closed back on the schedule, so that its tally is looked at and told again. */
export function returnWrite(votingId: string, { opensAt, closesAt }: Window): Write {
  return update(scheduleKey(), {
    expression: 'SET #windows.#id = :window ADD #version :one',
    names: { '#version': 'version', '#windows': 'windows', '#id': votingId },
    values: { ':window': { opensAt, closesAt }, ':one': 1 },
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
