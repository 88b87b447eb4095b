import * as fc from 'fast-check';
import {
  dayOf,
  daysOf,
  everyOf,
  roundOf,
  startOfDay,
  stretchesOf,
  topOf,
  type CountedMinute,
} from '../src/pages/organiser/statistics/days';
import { shareOfInvited } from '../src/pages/organiser/statistics/share-of-invited';
import { statisticsCsv, type CountedVoting } from '../src/pages/organiser/statistics/statistics-csv';
import { MINUTE_MS } from '../src/ui/voting/minutes';
import type { Voting } from '../src/ui/voting/voting';

const HOUR_MS = 60 * MINUTE_MS;
const at = (iso: string): number => Date.parse(iso);
const minute = (iso: string, ...counts: number[]): CountedMinute => ({
  at: at(iso),
  votes: counts.reduce((sum, count) => sum + count, 0),
  counts,
});

/** Berlin in 2026: summer time from 29 March, 01:00 UTC, to 25 October, 01:00 UTC. */
const berlin = (time: number): number =>
  time >= at('2026-03-29T01:00Z') && time < at('2026-10-25T01:00Z') ? -120 : -60;
const kathmandu = (): number => -345;
const honolulu = (): number => 600;

describe('Days', () => {
  it.each([
    ['2026-03-28T22:59:59Z', '2026-03-28'],
    ['2026-03-28T23:00:00Z', '2026-03-29'],
    ['2026-03-29T21:59:59Z', '2026-03-29'],
    ['2026-03-29T22:00:00Z', '2026-03-30'],
    ['2026-10-25T22:59:59Z', '2026-10-25'],
    ['2026-10-25T23:00:00Z', '2026-10-26'],
  ])('are those of the clock on the wall: %s is on %s', (iso, day) => {
    expect(dayOf(at(iso), berlin)).toBe(day);
  });

  it.each([
    ['2026-03-29', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', '2026-03-29T22:00:00.000Z'],
    ['2026-10-25', '2026-10-24T22:00:00.000Z'],
    ['2026-10-26', '2026-10-25T23:00:00.000Z'],
  ])('begin at midnight, also when clocks are changed: %s', (day, start) => {
    expect(new Date(startOfDay(day, berlin)).toISOString()).toBe(start);
  });

  it('have no gap, and hold each vote once, in each zone', () => {
    const minutes = [
      minute('2026-03-28T22:59Z', 1, 0),
      minute('2026-03-28T23:00Z', 2, 1),
      minute('2026-03-31T12:00Z', 0, 4),
    ];
    const [from, to] = [at('2026-03-28T12:00Z'), at('2026-04-01T12:00Z')];
    expect(daysOf(minutes, from, to, berlin)).toEqual([
      { day: '2026-03-28', votes: 1, counts: [1, 0] },
      { day: '2026-03-29', votes: 3, counts: [2, 1] },
      { day: '2026-03-30', votes: 0, counts: [] },
      { day: '2026-03-31', votes: 4, counts: [0, 4] },
      { day: '2026-04-01', votes: 0, counts: [] },
    ]);
    for (const zone of [kathmandu, honolulu])
      expect(daysOf(minutes, from, to, zone).reduce((sum, { votes }) => sum + votes, 0)).toBe(8);
  });
});

describe('Stretches', () => {
  it.each([
    ['an hour', HOUR_MS, 1, 60],
    ['a day', 24 * HOUR_MS, 10, 144],
    ['two weeks', 14 * 24 * HOUR_MS, 120, 168],
    ['a year', 365 * 24 * HOUR_MS, 3 * 24 * 60, 122],
  ])('of %s are as fine as there is room for', (_, length, step, columns) => {
    const from = at('2026-01-05T00:00Z');
    const stretches = stretchesOf([], from, from + length, () => 0);
    expect([stretches.step, stretches.columns.length]).toEqual([step, columns]);
  });

  it('begin where clocks show a round time', () => {
    const from = at('2026-01-05T09:37Z');
    const { columns, step } = stretchesOf([], from, from + 24 * HOUR_MS, kathmandu);
    expect([step, new Date(columns[0]!.at).toISOString()]).toEqual([10, '2026-01-05T09:35:00.000Z']);
  });

  it('hold every vote of the time that they are of, and no other', () => {
    const offset = fc.constantFrom(0, -345, 600);
    const of = fc.array(fc.record({ after: fc.nat(20_000), votes: fc.nat(9) }), { maxLength: 50 });
    fc.assert(
      fc.property(
        of,
        fc.nat(20_000),
        fc.integer({ min: 1, max: 20_000 }),
        offset,
        (cast, start, length, zone) => {
          const begin = at('2026-01-05T00:00Z');
          const minutes = cast.map(({ after, votes }) => ({
            at: begin + after * MINUTE_MS,
            votes,
            counts: [],
          }));
          const from = begin + start * MINUTE_MS;
          const to = from + length * MINUTE_MS;
          const { columns } = stretchesOf(minutes, from, to, () => zone);
          const inside = minutes.filter((each) => each.at >= from && each.at < to);
          const sum = (all: { votes: number }[]): number =>
            all.reduce((total, { votes }) => total + votes, 0);
          expect(sum(columns)).toBe(sum(inside));
          expect(columns.length).toBeLessThanOrEqual(184);
        },
      ),
    );
  });

  it('have their labels at round times', () => {
    const from = at('2026-01-05T09:35Z');
    const { columns } = stretchesOf([], from, from + 24 * HOUR_MS, kathmandu);
    const axis = columns.map((column) => column.at);
    const labels = (room: number) =>
      roundOf(axis, room, 1, kathmandu).map((each) => new Date(each).toISOString());
    expect(labels(5)).toEqual([
      '2026-01-05T12:15:00.000Z',
      '2026-01-05T18:15:00.000Z',
      '2026-01-06T00:15:00.000Z',
      '2026-01-06T06:15:00.000Z',
    ]);
    expect(labels(1)).toHaveLength(1);
    expect(roundOf(axis, 9, 24 * 60, kathmandu)).toEqual([at('2026-01-05T18:15Z')]);
    const month = stretchesOf([], from, from + 30 * 24 * HOUR_MS, kathmandu).columns.map(
      (column) => column.at,
    );
    expect(roundOf(month, 7, 1, kathmandu)).toHaveLength(6);
  });

  it('have as many labels as there is room for', () => {
    expect(everyOf([1, 2, 3, 4, 5], 2.9)).toEqual([1, 4]);
    expect(everyOf([1, 2, 3], 9)).toEqual([1, 2, 3]);
    expect(everyOf([1, 2, 3], 0.2)).toEqual([1]);
  });
});

it('The busiest are few, earlier ones first, and none without votes', () => {
  const counted = [3, 0, 5, 3, 1].map((votes, index) => ({ index, votes }));
  expect(topOf(counted, 3).map(({ index }) => index)).toEqual([2, 0, 3]);
  expect(topOf(counted, 9).map(({ index }) => index)).toEqual([2, 0, 3, 4]);
});

it('Not all of those invited are never told as all', () => {
  expect([shareOfInvited(99_999, 100_000), shareOfInvited(1, 1), shareOfInvited(1, 3)]).toEqual([
    0.999, 1, 0.333,
  ]);
});

describe('Statistics as CSV', () => {
  const voting: Voting = {
    id: 'V',
    title: 'Lunch; when?',
    description: null,
    imageUrl: null,
    access: 'FREE',
    creditCost: 0,
    code: 'ABCDEF',
    status: 'CLOSED',
    opensAt: '2026-03-28T22:59:30.000Z',
    closesAt: '2026-03-29T12:00:00.000Z',
    options: [
      { id: 'V-1', label: '=1+1', imageUrl: null },
      { id: 'V-2', label: 'Later', imageUrl: null },
    ],
    results: 'AFTER_CLOSING',
    tally: {
      votingId: 'V',
      total: 3,
      counts: [
        { optionId: 'V-1', votes: 2 },
        { optionId: 'V-2', votes: 1 },
      ],
      version: 3,
      updatedAt: '2026-03-29T12:00:00.000Z',
      final: true,
      hidden: false,
    },
    createdAt: '2026-03-28T22:00:00.000Z',
    updatedAt: '2026-03-28T22:00:00.000Z',
  };
  const minutes = [minute('2026-03-28T22:59Z', 1, 0), minute('2026-03-28T23:00Z', 1, 1)];
  const counted: CountedVoting = {
    voting,
    hidden: false,
    minutes,
    days: daysOf(minutes, at(voting.opensAt), at(voting.closesAt), berlin),
    zone: 'Europe/Berlin',
    invited: 4,
    asOf: '2026-03-30T08:00:00.000Z',
  };
  const rest = (line: string): string => line.split(';').slice(3, -3).join(';');

  it('has the whole, options, days, options of days, and minutes', () => {
    const [head, ...lines] = statisticsCsv(counted, ';').trimEnd().split('\r\n');
    expect(head).toBe(
      'voting;title;part;day;zone;minute;option;label;votes;share;invited;opensAt;closesAt;asOf',
    );
    const plain = lines.map((line) => line.replace('"Lunch; when?"', 'Lunch'));
    expect(plain[0]).toBe(
      'V;Lunch;total;;;;;;3;0,750000;4;2026-03-28T22:59:30.000Z;2026-03-29T12:00:00.000Z;2026-03-30T08:00:00.000Z',
    );
    expect(plain.map((line) => [line.split(';')[2], rest(line)]).slice(1)).toEqual([
      ['option', ";;;V-1;'=1+1;2;0,666667;"],
      ['option', ';;;V-2;Later;1;0,333333;'],
      ['day', '2026-03-28;Europe/Berlin;;;;1;;'],
      ['day', '2026-03-29;Europe/Berlin;;;;2;;'],
      ['day and option', "2026-03-28;Europe/Berlin;;V-1;'=1+1;1;;"],
      ['day and option', '2026-03-28;Europe/Berlin;;V-2;Later;0;;'],
      ['day and option', "2026-03-29;Europe/Berlin;;V-1;'=1+1;1;;"],
      ['day and option', '2026-03-29;Europe/Berlin;;V-2;Later;1;;'],
      ['minute', ';;2026-03-28T22:59:00.000Z;;;1;;'],
      ['minute', ';;2026-03-28T23:00:00.000Z;;;2;;'],
    ]);
  });

  it('says nothing of options while they are hidden, though they are known here', () => {
    const lines = statisticsCsv({ ...counted, hidden: true, invited: null }, ',')
      .trimEnd()
      .split('\r\n');
    const parts = lines.slice(1).map((line) => line.split(','));
    expect(parts.map(([, , part]) => part)).toEqual([
      'total',
      'option',
      'option',
      'day',
      'day',
      'minute',
      'minute',
    ]);
    expect(parts.filter(([, , part]) => part === 'option').map((values) => values.slice(8, 11))).toEqual([
      ['', '', ''],
      ['', '', ''],
    ]);
    expect(parts[0]!.slice(8, 11)).toEqual(['3', '', '']);
  });
});
