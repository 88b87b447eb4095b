import { RunningTime } from '../src/running-time';

const MINUTE = 60_000;

let now: number;
let time: RunningTime;

beforeEach(() => {
  now = 1_000_000_000;
  time = new RunningTime(() => now);
});
afterEach(() => {
  time.stop();
});

/** The clock goes on, and is looked at as often as while the process runs. */
function run(milliseconds: number): void {
  for (const end = now + milliseconds; now < end; now += 1000) time.ageOf(now);
  time.ageOf(now);
}

it('counts from the start what is older', () => {
  const before = now - 60 * MINUTE;
  run(2 * MINUTE);
  expect(time.ageOf(before)).toBe(2 * MINUTE);
});

it('leaves out a pause, for what waited through it, began in it, or came after it', () => {
  const before = now;
  run(MINUTE);
  now += 30 * MINUTE;
  const within = now - 5 * MINUTE;
  const ages = [before, within, now].map((instant) => time.ageOf(instant));
  expect(ages).toEqual([MINUTE, 0, 0]);
  run(MINUTE);
  expect(time.ageOf(before)).toBe(2 * MINUTE);
  expect(time.ageOf(within)).toBe(MINUTE);
});

it('counts a machine that is busy for some seconds', () => {
  const before = now;
  now += 4000;
  expect(time.ageOf(before)).toBe(4000);
});

it('is never below nothing, when the clock is set back', () => {
  expect(time.ageOf(now + MINUTE)).toBe(0);
});
