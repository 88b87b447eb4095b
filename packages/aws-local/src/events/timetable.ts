import type { Schedule } from './schedule-expression';

/** Gives the rest of the stack the time to be up before the first tick of a rate. */
const FIRST_TICK_MS = 1000;
const MINUTE_MS = 60_000;
/** As long as a timer can be set. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * Ticks by a schedule: a rate right after the start and then by its period.
 * @returns what stops it.
 */
export function runOnSchedule(schedule: Schedule, tick: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const after = (delayMs: number, run: () => void): void => {
    const rest = delayMs - LONGEST_TIMER_MS;
    timer =
      rest > 0
        ? setTimeout(() => {
            after(rest, run);
          }, LONGEST_TIMER_MS)
        : setTimeout(run, delayMs);
  };
  const byRate = (everyMs: number): void => {
    tick();
    after(everyMs, () => {
      byRate(everyMs);
    });
  };
  const everyMinute = (matches: (time: Date) => boolean): void => {
    after(MINUTE_MS - (Date.now() % MINUTE_MS), () => {
      if (matches(new Date())) tick();
      everyMinute(matches);
    });
  };
  switch (schedule.kind) {
    case 'rate':
      after(FIRST_TICK_MS, () => {
        byRate(schedule.everyMs);
      });
      break;
    case 'cron':
      everyMinute(schedule.matches);
      break;
    case 'at':
      if (schedule.time.getTime() >= Date.now()) after(schedule.time.getTime() - Date.now(), tick);
  }
  return () => {
    clearTimeout(timer);
  };
}
