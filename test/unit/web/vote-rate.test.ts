import { votesAMinute, votesBySpan, withSample, type Sample } from '../../../web/src/live/vote-rate';

const minute = 60_000;

describe('Votes a minute', () => {
  const samples: Sample[] = [
    { at: 0, total: 10 },
    { at: 30_000, total: 14 },
    { at: 70_000, total: 20 },
  ];

  it('compares with the total of a minute ago', () => {
    expect(votesAMinute(samples, 70_000)).toBe(10);
    expect(votesAMinute(samples, 95_000)).toBe(6);
  });

  it('falls to none when nothing has moved for a minute', () => {
    expect(votesAMinute(samples, 70_000 + minute)).toBe(0);
  });

  it('is unknown without a total', () => {
    expect(votesAMinute([], 0)).toBeUndefined();
  });

  it('adds up over the spans of a sparkline', () => {
    expect(votesBySpan(samples, 70_000, 6)).toEqual([0, 4, 0, 0, 0, 6]);
  });
});

it('Samples keep the one that a rate of the last minute starts from, and nothing older', () => {
  const long = [0, 10_000, 50_000, 100_000].reduce<Sample[]>(
    (samples, at) => withSample(samples, { at, total: at }),
    [],
  );
  expect(long.map(({ at }) => at)).toEqual([10_000, 50_000, 100_000]);
});
