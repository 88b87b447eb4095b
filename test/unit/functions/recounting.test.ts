import { createHandler, type ComparisonStore } from '../../../functions/compare-recount/handler';
import { compare, sumOf } from '../../../functions/lib/tally/recount';
import { recountOf } from '../../../functions/lib/tally/recount-starter';
import type { Tally } from '../../../schema/generated/types';
import type { VotingDefinition } from '../../../model/voting';

const closesAt = '2026-11-22T10:00:00.000Z';
const tally: Tally = {
  votingId: 'V',
  total: 5,
  counts: [
    { optionId: 'V-1', votes: 5 },
    { optionId: 'V-2', votes: 0 },
  ],
  version: 3,
  updatedAt: closesAt,
  final: false,
  hidden: false,
};
const voting: VotingDefinition = {
  id: 'V',
  title: 'Lunch?',
  access: 'FREE',
  opensAt: '2026-11-22T09:00:00.000Z',
  closesAt,
  options: [
    { id: 'V-1', label: 'Yes' },
    { id: 'V-2', label: 'No' },
  ],
  createdAt: '2026-11-22T08:00:00.000Z',
  updatedAt: '2026-11-22T08:00:00.000Z',
  version: 1,
};

describe('comparing', () => {
  it.each([
    ['AGREES', { 'V-1': 5 }],
    ['AGREES', { 'V-1': 5, 'V-2': 0 }],
    ['BEHIND', { 'V-1': 6 }],
    ['BEHIND', { 'V-1': 5, 'V-2': 1 }],
    ['AHEAD', { 'V-1': 4 }],
    ['AHEAD', { 'V-1': 4, 'V-2': 1 }],
    ['AHEAD', {}],
    ['DISAGREES', { 'V-1': 4, stray: 1 }],
    ['DISAGREES', { 'V-1': 5, stray: 1 }],
  ])('a tally of 5 and 0 %s with votes %j', (outcome, votes: Record<string, number>) => {
    expect(compare(tally, votes).outcome).toBe(outcome);
  });

  it('names every option that differs', () => {
    expect(compare(tally, { 'V-1': 4, 'V-2': 0, stray: 2 }).differences).toEqual([
      { optionId: 'V-1', counted: 5, recounted: 4 },
      { optionId: 'stray', counted: 0, recounted: 2 },
    ]);
  });

  it('sums the parts of a recount', () => {
    expect(sumOf([{ a: 1 }, {}, { a: 2, b: 0 }])).toEqual({ a: 3, b: 0 });
  });
});

describe('the handler of compare-recount', () => {
  const began = Date.parse('2026-11-22T10:01:00.000Z');
  const indexPatience = 60_000;
  let time = began;

  function handlerWith(found: Awaited<ReturnType<ComparisonStore['read']>>, concluded = [true]) {
    const answers = [...concluded];
    const conclude = jest.fn((..._: Parameters<ComparisonStore['conclude']>) =>
      Promise.resolve(answers.shift() ?? true),
    );
    const store: ComparisonStore = { read: () => Promise.resolve(found), conclude };
    return {
      conclude,
      handler: createHandler({
        store,
        log: jest.fn(),
        now: () => time,
        indexPatience,
        random: () => 0,
      }),
    };
  }

  const task = (counts: Record<string, number>, attempt = 1) => ({
    votingId: 'V',
    closesAt,
    attempt,
    counted: [{ counts }, { counts: {} }],
  });

  beforeEach(() => {
    jest.clearAllMocks();
    time = began;
  });

  it('makes the tally final, one version up', async () => {
    const { conclude, handler } = handlerWith({ voting, tally });
    expect(await handler(task({ 'V-1': 5 }))).toEqual({ outcome: 'AGREES' });
    const recount = { at: '2026-11-22T10:01:00.000Z', total: 5, counts: [5, 0], version: 4 };
    expect(conclude).toHaveBeenCalledWith(voting, { recount });
  });

  it.each([
    [1, 2],
    [2, 4],
    [8, 256],
    [9, 300],
    [30, 300],
  ])('gives a tally that is behind in attempt %d another %d seconds', async (attempt, waitSeconds) => {
    const { conclude, handler } = handlerWith({ voting, tally });
    const answer = await handler(task({ 'V-1': 6 }, attempt));
    expect(answer).toMatchObject({
      outcome: 'BEHIND',
      waitSeconds,
      nextAttempt: attempt + 1,
      countAgain: false,
    });
    expect(conclude).not.toHaveBeenCalled();
  });

  it('gives a tally about two hours to catch up', async () => {
    const { handler } = handlerWith({ voting, tally });
    let [answer, waited] = [await handler(task({ 'V-1': 6 })), 0];
    while (answer.outcome === 'BEHIND') {
      waited += answer.waitSeconds;
      answer = await handler(task({ 'V-1': 6 }, answer.nextAttempt));
    }
    expect(answer.outcome).toBe('DISAGREES');
    expect(waited / 3600).toBeCloseTo(2, 0);
  });

  it('waits for an index that does not show all votes yet, and reads it again', async () => {
    const { conclude, handler } = handlerWith({ voting, tally });
    const first = await handler(task({ 'V-1': 3 }));
    const shown = { votes: 3, since: '2026-11-22T10:01:00.000Z' };
    expect(first).toMatchObject({ outcome: 'BEHIND', countAgain: true, shown });
    time += indexPatience;
    const grown = await handler({ ...task({ 'V-1': 4 }, 2), shown });
    expect(grown).toMatchObject({ outcome: 'BEHIND', countAgain: true, shown: { votes: 4 } });
    expect(conclude).not.toHaveBeenCalled();
    expect(await handler({ ...task({ 'V-1': 5 }, 3), shown })).toEqual({ outcome: 'AGREES' });
  });

  it('does not take a tally for wrong that overtook votes read long ago', async () => {
    const { handler } = handlerWith({ voting, tally });
    const behind = await handler(task({ 'V-1': 5, 'V-2': 1 }));
    time += 2 * indexPatience;
    const counted = { ...tally, counts: [{ optionId: 'V-1', votes: 7 }, tally.counts[1]!] };
    const later = handlerWith({ voting, tally: counted });
    const shown = behind.outcome === 'BEHIND' ? behind.shown : undefined;
    expect(await later.handler({ ...task({ 'V-1': 5, 'V-2': 1 }, 2), shown })).toMatchObject({
      outcome: 'BEHIND',
      countAgain: true,
    });
  });

  it('takes a tally for wrong once the index has shown fewer votes for long', async () => {
    const { conclude, handler } = handlerWith({ voting, tally });
    let answer = await handler(task({ 'V-1': 4 }));
    while (answer.outcome === 'BEHIND') {
      time += answer.waitSeconds * 1000;
      answer = await handler({ ...task({ 'V-1': 4 }, answer.nextAttempt), shown: answer.shown });
    }
    expect(answer.outcome).toBe('DISAGREES');
    expect(time - began).toBeGreaterThanOrEqual(indexPatience);
    expect(time - began).toBeLessThan(3 * indexPatience);
    expect(conclude).toHaveBeenCalledTimes(1);
  });

  it('says at once that there are votes which no tally can count', async () => {
    const { conclude, handler } = handlerWith({ voting, tally });
    expect(await handler(task({ 'V-1': 5, '': 1 }))).toMatchObject({ outcome: 'DISAGREES' });
    expect(conclude).toHaveBeenCalledWith(voting, { disagreement: '2026-11-22T10:01:00.000Z' });
  });

  it('marks a tally that never catches up as disagreeing', async () => {
    const { conclude, handler } = handlerWith({ voting, tally });
    const answer = await handler(task({ 'V-1': 6 }, 31));
    expect(answer).toMatchObject({ outcome: 'DISAGREES', cause: 'Voting V: V-1: tally 5, votes 6' });
    expect(conclude).toHaveBeenCalledWith(voting, { disagreement: '2026-11-22T10:01:00.000Z' });
  });

  it('leaves a voting alone that closes at another time now, or is gone', async () => {
    const later = { ...voting, closesAt: '2026-11-22T11:00:00.000Z' };
    for (const found of [{ voting: later, tally }, undefined]) {
      const { conclude, handler } = handlerWith(found);
      expect(await handler(task({ 'V-1': 5 }))).toEqual({ outcome: 'SUPERSEDED' });
      expect(conclude).not.toHaveBeenCalled();
    }
  });

  it('leaves a final tally as it is', async () => {
    const recount = { at: closesAt, total: 5, counts: [5, 0], version: 4 };
    const { conclude, handler } = handlerWith({ voting: { ...voting, recount }, tally });
    expect(await handler(task({}))).toEqual({ outcome: 'AGREES' });
    expect(conclude).not.toHaveBeenCalled();
  });

  it('judges again when the voting changed in between, and gives up when that does not end', async () => {
    const once = handlerWith({ voting, tally }, [false, true]);
    expect(await once.handler(task({ 'V-1': 5 }))).toEqual({ outcome: 'AGREES' });
    expect(once.conclude).toHaveBeenCalledTimes(2);
    const always = handlerWith(
      { voting, tally },
      Array.from({ length: 9 }, () => false),
    );
    await expect(always.handler(task({ 'V-1': 5 }))).rejects.toThrow('kept changing');
  });
});

describe('the name of a recount', () => {
  const closing = Date.parse(closesAt);

  it('is the same for everybody, before and after closing', () => {
    const names = [closing - 60_000, closing, closing + 60_000].map(
      (now) => recountOf('V', closesAt, now).name,
    );
    expect(new Set(names)).toEqual(new Set([`V-${closing}`]));
  });

  it('is a new one every few hours that the voting stays without a final tally, each at its own minute', () => {
    const recountAt = closing + 31_000;
    const names = (votingId: string, hours: number): string =>
      recountOf(votingId, closesAt, recountAt + hours * 3_600_000).name;
    expect(names('V', 2.9)).toBe(`V-${closing}`);
    expect(names('V', 4.5)).toBe(`V-${closing}-1`);
    expect(names('V', 9)).toMatch(new RegExp(`V-${closing}-[23]`));
    const ids = Array.from({ length: 16 }, (_, index) => `V${index}`);
    const restarted = (hours: number): number => ids.filter((id) => names(id, hours).endsWith('-1')).length;
    expect([restarted(3.0), restarted(3.75), restarted(4.5)]).toEqual([0, expect.any(Number), 16]);
    expect(restarted(3.75)).toBeGreaterThan(3);
    expect(restarted(3.75)).toBeLessThan(13);
  });

  it('comes with the instant at which no vote can land any more', () => {
    expect(recountOf('V', closesAt, closing).input).toEqual({
      votingId: 'V',
      closesAt,
      recountAt: '2026-11-22T10:00:31.000Z',
    });
  });
});
