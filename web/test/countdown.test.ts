import * as fc from 'fast-check';
import { countdown, shownLeft } from '../src/ui/time/countdown';

const second = 1_000;
const hour = 3_600 * second;

it.each([
  [50 * hour, { days: 2, hours: 2 }],
  [24 * hour, { days: 1, hours: 0 }],
  [24 * hour - 1, { hours: 23, minutes: 59 }],
  [hour, { hours: 1, minutes: 0 }],
  [hour - 1, { clock: '60:00' }],
  [61 * second, { clock: '1:01' }],
  [1, { clock: '0:01' }],
  [0, { clock: '0:00' }],
  [-hour, { clock: '0:00' }],
])('%d ms left are %j', (ms, left) => {
  expect(countdown(ms)).toMatchObject(left);
});

it('is the same of what is shown of the time left, which stays as long as the words do', () => {
  const left = fc.integer({ min: -hour, max: 60 * hour });
  fc.assert(
    fc.property(left, fc.integer({ min: 0, max: 61 * second }), (ms, later) => {
      expect(countdown(shownLeft(ms))).toEqual(countdown(ms));
      const isSame = JSON.stringify(countdown(ms)) === JSON.stringify(countdown(ms - later));
      expect(shownLeft(ms) === shownLeft(ms - later)).toBe(isSame);
    }),
    { numRuns: 2_000 },
  );
});
