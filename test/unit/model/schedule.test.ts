import fc from 'fast-check';
import { mostOpenAtOnce, windowsOfOthers } from '../../../model/schedule';
import type { Window } from '../../../model/voting';

const at = (minute: number): string => new Date(Date.UTC(2026, 10, 22, 9, minute)).toISOString();

/** Windows on a coarse grid, so that ends and beginnings often meet. */
const window = fc
  .tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 6 }))
  .map(([start, length]): Window => ({ opensAt: at(start), closesAt: at(start + length) }));

/** Counts at every minute of the span: the definition itself. */
function bruteForce(windows: Window[], span: Window): number {
  let most = 0;
  for (let minute = 0; minute <= 20; minute += 1) {
    const moment = at(minute);
    if (moment < span.opensAt || moment >= span.closesAt) continue;
    most = Math.max(most, windows.filter((w) => w.opensAt <= moment && moment < w.closesAt).length);
  }
  return most;
}

describe('mostOpenAtOnce', () => {
  it('is the maximum over all moments of the span', () => {
    fc.assert(
      fc.property(fc.array(window, { maxLength: 30 }), window, (windows, span) => {
        expect(mostOpenAtOnce(windows, span)).toBe(bruteForce(windows, span));
      }),
      { numRuns: 500 },
    );
  });

  it('lets a window follow another without overlap', () => {
    const span = { opensAt: at(5), closesAt: at(10) };
    const around = [
      { opensAt: at(0), closesAt: at(5) },
      { opensAt: at(10), closesAt: at(15) },
    ];
    expect(mostOpenAtOnce(around, span)).toBe(0);
  });

  it('counts a window that covers the whole span', () => {
    expect(mostOpenAtOnce([{ opensAt: at(0), closesAt: at(20) }], { opensAt: at(5), closesAt: at(6) })).toBe(
      1,
    );
  });
});

it('windowsOfOthers leaves out the voting itself', () => {
  const [one, two] = [
    { opensAt: at(0), closesAt: at(1) },
    { opensAt: at(2), closesAt: at(3) },
  ];
  expect(windowsOfOthers({ windows: { one, two }, version: 1 }, 'one')).toEqual([two]);
});
