import * as fc from 'fast-check';
import { latestMinutes, withAnswer, withTotal, type Series } from '../src/session/cache/series';
import { busiest, MINUTE_MS, votesAMinute, type Minute } from '../src/ui/voting/minutes';

const nine = Date.UTC(2026, 10, 22, 9);
const minute = (index: number, votes: number): Minute => ({ at: nine + index * MINUTE_MS, votes });
const at = (index: number, seconds = 0): number => nine + index * MINUTE_MS + seconds * 1000;
const allDay = { opensAt: at(-600), closesAt: at(600) };
const votesOf = (minutes: Minute[]): number[] => minutes.map(({ votes }) => votes);

/** Minutes 0 and 1 with 4 and 2 votes of 10 in all. */
const answered = withAnswer(undefined, [minute(0, 4), minute(1, 2)], 10);

describe('The latest minutes', () => {
  it('are those of the answer, the ones that passed since being empty', () => {
    expect(latestMinutes(answered, allDay, at(3, 20), 4)).toEqual([
      minute(0, 4),
      minute(1, 2),
      minute(2, 0),
      minute(3, 0),
    ]);
  });

  it('grow by what tallies tell, in the minute in which it was heard', () => {
    const heard = withTotal(withTotal(answered, 13, at(1, 59)), 14, at(2, 1));
    expect(votesOf(latestMinutes(heard, allDay, at(2, 1), 3))).toEqual([4, 5, 1]);
  });

  it('drop the oldest as time goes on', () => {
    expect(votesOf(latestMinutes(answered, allDay, at(2), 2))).toEqual([2, 0]);
  });

  it('begin with the opening', () => {
    const span = { opensAt: at(0, 30), closesAt: at(600) };
    expect(latestMinutes(answered, span, at(1, 5), 60)).toEqual([minute(0, 4), minute(1, 2)]);
  });

  it('end with the closing, also for votes that are told of afterwards', () => {
    const span = { opensAt: at(0), closesAt: at(2) };
    const late = withTotal(answered, 11, at(2, 2));
    expect(latestMinutes(late, span, at(30), 60)).toEqual([minute(0, 4), minute(1, 3)]);
  });

  it('are none before the opening', () => {
    const span = { opensAt: at(5), closesAt: at(9) };
    expect(latestMinutes(withAnswer(undefined, [], 0), span, at(1), 60)).toEqual([]);
  });
});

describe('A total', () => {
  it('that brings nothing new changes nothing', () => {
    const heard = withTotal(answered, 12, at(2));
    expect(withTotal(heard, 12, at(3))).toBe(heard);
    expect(withTotal(heard, 11, at(3))).toBe(heard);
    expect(withTotal(answered, 10, at(3))).toBe(answered);
  });

  it('is not counted twice once the answer holds it, and is kept when the answer is older', () => {
    const heard = withTotal(withTotal(answered, 12, at(2)), 15, at(2, 30));
    const newer = withAnswer(heard, [minute(1, 4), minute(2, 1)], 13);
    expect(votesOf(latestMinutes(newer, allDay, at(2, 40), 2))).toEqual([4, 3]);
    const newest = withAnswer(newer, [minute(1, 5), minute(2, 2)], 15);
    expect(votesOf(latestMinutes(newest, allDay, at(2, 50), 2))).toEqual([5, 2]);
  });
});

it('However answers and tallies interleave, the minutes hold every vote that was told of', () => {
  const step = fc.record({ seconds: fc.integer({ min: 0, max: 90 }), votes: fc.nat(5), asked: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let now = at(0);
      let total = 0;
      const truth = new Map<number, number>();
      let series: Series = withAnswer(undefined, [], 0);
      for (const { seconds, votes, asked } of steps) {
        now += seconds * 1000;
        total += votes;
        const running = Math.floor(now / MINUTE_MS) * MINUTE_MS;
        truth.set(running, (truth.get(running) ?? 0) + votes);
        series = asked
          ? withAnswer(
              series,
              [...truth].map(([begin, counted]) => ({ at: begin, votes: counted })),
              total,
            )
          : withTotal(series, total, now);
      }
      const minutes = latestMinutes(series, allDay, now, 120);
      for (const { at: begin, votes } of minutes) expect(votes).toBe(truth.get(begin) ?? 0);
      expect(votesOf(minutes).reduce((sum, votes) => sum + votes, 0)).toBe(total);
    }),
  );
});

describe('Votes a minute', () => {
  const minutes = [minute(0, 60), minute(1, 10)];

  it('are those of the running minute and what is left of the one before', () => {
    expect(votesAMinute(minutes, at(1))).toBe(70);
    expect(votesAMinute(minutes, at(1, 30))).toBe(40);
    expect(votesAMinute(minutes, at(1, 59))).toBe(11);
  });

  it('fall to none when nobody votes any more', () => {
    expect(votesAMinute(minutes, at(3))).toBe(0);
    expect(votesAMinute([], at(3))).toBe(0);
  });
});

it('The busiest minutes are all that are equally busy, and none when nobody voted', () => {
  const [first, second, third, last] = [minute(0, 3), minute(1, 1), minute(2, 3), minute(3, 0)];
  expect(busiest([first, second, third, last])).toEqual([first, third]);
  expect(busiest([minute(0, 0)])).toEqual([]);
});
