import { TALLY_SLOTS, tallyMinuteKey } from '../../../model/keys';
import { SERIES_PAGE } from '../../../model/limits';
import { minuteOf } from '../../../model/series';
import { dynamoDbError, evaluate } from './support/evaluate';

const FILE = 'Voting.minutesWithVotes.ts';
const first = Date.parse('2026-01-05T09:00:00.000Z');
const minute = (index: number): string => new Date(first + index * 60_000).toISOString();
const slot = (index: number, number: number, counts: object) => ({
  ...tallyMinuteKey('V', minuteOf(minute(index)), number),
  ...counts,
});
const source = {
  id: 'V',
  status: 'CLOSED',
  opensAt: '2026-01-05T09:00:30.000Z',
  closesAt: '2026-01-26T17:30:00.000Z',
  options: [
    { id: 'V-1', label: 'Yes' },
    { id: 'V-2', label: 'No' },
  ],
};

describe('The minutes with votes', () => {
  it.each([
    ['the first one', {}, 'MINUTE#'],
    ['where the page before ended', { from: minute(7) }, 'MINUTE#2026-01-05T09:07Z'],
    ['an instant with an offset', { from: '2026-01-05T10:07:30+01:00' }, 'MINUTE#2026-01-05T09:07Z'],
  ])('are asked for from %s on, as many rows as a loop may have rounds', async (_, args, expected) => {
    const { result, error } = await evaluate(FILE, 'request', { source, arguments: args });
    expect(error).toBeUndefined();
    expect(result).toEqual({
      operation: 'Query',
      query: {
        expression: 'PK = :series AND SK >= :first',
        expressionValues: { ':series': { S: 'SERIES#V' }, ':first': { S: expected } },
      },
      limit: SERIES_PAGE,
    });
  });

  it.each(['UPCOMING', 'DRAFT'])('are none of one that is %s, and nothing is read', async (status) => {
    const { result } = await evaluate(FILE, 'request', { source: { ...source, status }, arguments: {} });
    expect(result).toEqual({ minutes: [], next: null });
  });

  it('add up what the slots of each hold, without those in which nobody voted', async () => {
    const items = [slot(0, 2, { n1: 1 }), slot(0, 5, { n1: 2, n2: 3 }), slot(9, 0, { n2: 4 })];
    const { result } = await evaluate(FILE, 'response', { source, result: { items } });
    const counts = (yes: number, no: number) => [
      { optionId: 'V-1', votes: yes },
      { optionId: 'V-2', votes: no },
    ];
    expect(result).toEqual({
      minutes: [
        { minute: minute(0), votes: 6, counts: counts(3, 3) },
        { minute: minute(9), votes: 4, counts: counts(0, 4) },
      ],
      next: null,
    });
  });

  it('are whole on every page: the last one of a full page is the first of the next', async () => {
    const all = Array.from({ length: SERIES_PAGE / TALLY_SLOTS.length + 1 }, (_, index) =>
      TALLY_SLOTS.map((number) => slot(index, number, { n1: 1 })),
    ).flat();
    // From the middle of a minute to the middle of another.
    const items = all.slice(3, SERIES_PAGE + 3);
    const { result, error } = await evaluate(FILE, 'response', {
      source,
      result: { items, nextToken: 'more' },
    });
    expect(error).toBeUndefined();
    const page = result as { minutes: { minute: string; votes: number }[]; next: string };
    expect(page.minutes.map(({ votes }) => votes)).toEqual([5, ...Array.from({ length: 119 }, () => 8)]);
    expect(page.minutes.at(-1)!.minute).toBe(minute(119));
    expect(page.next).toBe(minute(120));
  });

  it('are not made up when the table is busy', async () => {
    const { error } = await evaluate(FILE, 'response', {
      source,
      error: dynamoDbError('ThrottlingException'),
    });
    expect(error).toContain('Please try again');
  });
});
