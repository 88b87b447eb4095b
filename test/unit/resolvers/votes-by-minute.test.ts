import { TALLY_SLOTS, tallyMinuteKey } from '../../../model/keys';
import { MAX_MINUTES } from '../../../model/limits';
import { minuteOf } from '../../../model/series';
import { dynamoDbError, evaluate } from './support/evaluate';

const MINUTE = 60_000;
const FILE = 'Voting.votesByMinute.ts';
const instant = (milliseconds: number): string => new Date(milliseconds).toISOString();
const closed = {
  id: 'V',
  status: 'CLOSED',
  opensAt: '2026-01-05T09:00:30.000Z',
  closesAt: '2026-01-26T17:30:00.000Z',
  options: [
    { id: 'V-1', label: 'Yes' },
    { id: 'V-2', label: 'No' },
  ],
};

async function asked(source: object, args: Record<string, unknown> = {}) {
  const { result, stash, error } = await evaluate(FILE, 'request', { source, arguments: args });
  expect(error).toBeUndefined();
  return { result, stash, minutes: (stash.minutes ?? []) as string[] };
}

describe('The minutes of a voting', () => {
  it('are its last hour when it has closed; the closing instant itself belongs to none', async () => {
    const { result, minutes } = await asked(closed);
    expect(minutes).toHaveLength(60);
    expect([minutes[0], minutes.at(-1)]).toEqual(['2026-01-26T16:30:00.000Z', '2026-01-26T17:29:00.000Z']);
    expect(result).toEqual({
      operation: 'Query',
      query: {
        expression: 'PK = :series AND SK BETWEEN :first AND :latest',
        expressionValues: {
          ':series': { S: 'SERIES#V' },
          ':first': { S: tallyMinuteKey('V', '2026-01-26T16:30Z', 0).SK },
          ':latest': { S: tallyMinuteKey('V', '2026-01-26T17:29Z', 7).SK },
        },
      },
    });
  });

  it('end with the running one while it is open', async () => {
    const before = Date.now();
    const { minutes } = await asked(
      { ...closed, status: 'OPEN', closesAt: instant(before + 60 * MINUTE) },
      { last: 5 },
    );
    expect(minutes).toHaveLength(5);
    const running = Date.parse(minutes.at(-1)!);
    expect(running).toBeGreaterThan(before - MINUTE);
    expect(running).toBeLessThanOrEqual(Date.now());
  });

  it('begin with the one in which it opened', async () => {
    const { minutes } = await asked({ ...closed, closesAt: '2026-01-05T09:02:10.000Z' });
    expect(minutes).toEqual([
      '2026-01-05T09:00:00.000Z',
      '2026-01-05T09:01:00.000Z',
      '2026-01-05T09:02:00.000Z',
    ]);
  });

  it('go on backwards without a gap and without an overlap, as far as the opening', async () => {
    const { minutes: newest } = await asked(closed, { last: 2 });
    const { minutes: older } = await asked(closed, { last: 2, before: newest[0] });
    expect([...older, ...newest]).toEqual(
      [26, 27, 28, 29].map((minute) => `2026-01-26T17:${minute}:00.000Z`),
    );
    const { minutes: oldest } = await asked(closed, { before: '2026-01-05T09:00:00.001Z' });
    expect(oldest).toEqual(['2026-01-05T09:00:00.000Z']);
  });

  it.each([
    [
      'it opens within the running minute',
      { status: 'UPCOMING', opensAt: instant(Date.now()), closesAt: instant(Date.now() + 9e6) },
      {},
    ],
    ['the caller asks for those before it opened', {}, { before: '2026-01-05T09:00:00.000Z' }],
  ])('are none, and nothing is read, when %s', async (_, window, args) => {
    const { result, minutes } = await asked({ ...closed, ...window }, args);
    expect(result).toEqual([]);
    expect(minutes).toEqual([]);
  });

  it.each([
    ['none', { last: null }, 60],
    ['one', { last: 1 }, 1],
    ['the most', { last: MAX_MINUTES }, MAX_MINUTES],
  ])('are as many as asked for: %s', async (_, args, count) => {
    expect((await asked(closed, args)).minutes).toHaveLength(count);
  });

  it.each([0, -1, MAX_MINUTES + 1])('cannot be %d', async (last) => {
    const { error } = await evaluate(FILE, 'request', { source: closed, arguments: { last } });
    expect(error).toContain('Ask for 1 to 120 minutes');
  });
});

describe('The counts of the minutes', () => {
  it('are answered for as many items as there can be', async () => {
    const { stash, minutes } = await asked(closed, { last: MAX_MINUTES });
    const items = minutes.flatMap((minute) =>
      TALLY_SLOTS.map((slot) => ({ ...tallyMinuteKey('V', minuteOf(minute), slot), n1: 1, n2: 2 })),
    );
    expect(items.length).toBeLessThanOrEqual(1000);
    const { result, error } = await evaluate(FILE, 'response', { source: closed, stash, result: { items } });
    expect(error).toBeUndefined();
    expect(result).toEqual(
      minutes.map((minute) => ({
        minute,
        votes: 24,
        counts: [
          { optionId: 'V-1', votes: 8 },
          { optionId: 'V-2', votes: 16 },
        ],
      })),
    );
  });

  it('are not made up when the table is busy', async () => {
    const { stash } = await asked(closed);
    const { error } = await evaluate(FILE, 'response', {
      source: closed,
      stash,
      error: dynamoDbError('ThrottlingException'),
    });
    expect(error).toContain('Please try again');
  });
});
