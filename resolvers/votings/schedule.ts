/** The schedule: how many votings are open at the same moment, checked and written with an optimistic version. */
import { MAX_SCHEDULED_VOTINGS } from '../../model/limits';
import { scheduleKey } from '../../model/keys';
import { mostOpenAtOnce, windowsOfOthers, type Schedule } from '../../model/schedule';
import type { Window } from '../../model/voting';
import { ifAbsent, ifVersion, typed, type TransactItem } from '../shared/table';
import { fromInstant, now, toInstant } from '../shared/time';
import { tooManyVotings } from './refusals';

/** The schedule in an item, or the empty one before the first voting. */
export function scheduleIn(item: Schedule | null | undefined): Schedule {
  return item ? { windows: item.windows, version: item.version } : { windows: {}, version: 0 };
}

/** Ends the field when a voting with this window would be one too many at any moment from now on. */
export function refuseIfTooMany(schedule: Schedule, votingId: string, window: Window, limit: number): void {
  const others = windowsOfOthers(schedule, votingId);
  if (others.length >= MAX_SCHEDULED_VOTINGS) {
    tooManyVotings(
      `At most ${MAX_SCHEDULED_VOTINGS} votings can be planned at once. Wait for some to close, or delete some.`,
      MAX_SCHEDULED_VOTINGS,
    );
  }
  const opensAt = toInstant(Math.max(fromInstant(window.opensAt), now()));
  if (mostOpenAtOnce(others, { opensAt, closesAt: window.closesAt }) >= limit) {
    tooManyVotings(
      `At most ${limit} votings can be open at the same moment. Choose another time, or close one first.`,
      limit,
    );
  }
}

/** Sets a voting's window, or removes it, on condition that the schedule is still the one that was read. */
export function scheduleWrite(
  table: string,
  schedule: Schedule,
  votingId: string,
  window: Window | null,
): TransactItem {
  const key = typed(scheduleKey());
  const windows = '#windows.#id';
  if (schedule.version === 0) {
    const attributeValues = typed({ windows: window ? { [votingId]: window } : {}, version: 1 });
    return { table, operation: 'PutItem', key, attributeValues, condition: ifAbsent() };
  }
  const version = { ':version': schedule.version + 1 };
  return {
    table,
    operation: 'UpdateItem',
    key,
    update: {
      expression: window
        ? `SET ${windows} = :window, #version = :version`
        : `SET #version = :version REMOVE ${windows}`,
      expressionNames: { '#windows': 'windows', '#id': votingId, '#version': 'version' },
      expressionValues: typed(window ? { ...version, ':window': window } : version),
    },
    condition: ifVersion(schedule.version),
  };
}
