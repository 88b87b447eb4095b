import { tallyMinuteKey } from '../../../model/keys';
import { minuteOf, seriesFrom, type MinuteSlot } from '../../../model/series';

const options = [
  { id: 'V-1', label: 'Yes' },
  { id: 'V-2', label: 'No' },
];
const nine = '2026-11-22T09:00:00.000Z';
const oneLater = '2026-11-22T09:01:00.000Z';
const slot = (instant: string, number: number, counts: object): MinuteSlot => ({
  SK: tallyMinuteKey('V', minuteOf(instant), number).SK,
  ...counts,
});

describe('seriesFrom', () => {
  it('sums the slots of each minute, for each option', () => {
    const series = seriesFrom(
      options,
      [nine, oneLater],
      [slot(oneLater, 7, { n2: 1 }), slot(nine, 0, { n1: 2, n2: 1 }), slot(nine, 5, { n1: 3 })],
    );
    expect(series).toEqual([
      {
        minute: nine,
        votes: 6,
        counts: [
          { optionId: 'V-1', votes: 5 },
          { optionId: 'V-2', votes: 1 },
        ],
      },
      {
        minute: oneLater,
        votes: 1,
        counts: [
          { optionId: 'V-1', votes: 0 },
          { optionId: 'V-2', votes: 1 },
        ],
      },
    ]);
  });

  it('has a zero for a minute in which nobody voted, and nothing of a minute that was not asked for', () => {
    const series = seriesFrom(options, [nine], [slot(oneLater, 0, { n1: 4 })]);
    expect(series.map(({ minute, votes }) => [minute, votes])).toEqual([[nine, 0]]);
  });
});
