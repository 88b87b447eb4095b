import {
  createHandler,
  type Preparation,
  type PreparationStore,
} from '../../../functions/prepare-recount/handler';
import { createNumberingKeeper, SILENCE } from '../../../functions/find-closed-votings/numbering';
import type { VotingDefinition } from '../../../model/voting';

const closesAt = '2026-11-22T10:00:00.000Z';
const now = Date.parse('2026-11-22T10:00:31.000Z');

function voting(more: Partial<VotingDefinition> = {}): VotingDefinition {
  return {
    id: 'V',
    title: 'Lunch?',
    access: 'FREE',
    opensAt: '2026-11-22T09:00:00.000Z',
    closesAt,
    options: [],
    createdAt: closesAt,
    updatedAt: closesAt,
    version: 1,
    ...more,
  };
}

describe('Preparing a recount', () => {
  function prepare(
    found: Partial<Record<keyof PreparationStore, object>>,
    task: Partial<{ votingId: string; attempt: number; now: number }> = {},
  ): Promise<Preparation> {
    const store = {
      voting: () => Promise.resolve(found.voting),
      schedule: () => Promise.resolve(found.schedule),
      numbering: () => Promise.resolve(found.numbering),
    } as PreparationStore;
    const handler = createHandler(store, () => task.now ?? now);
    return handler({ votingId: 'V', closesAt, attempt: 1, ...task });
  }

  const numbering = { doneAt: closesAt };

  it.each([
    ['is gone', undefined, 'SUPERSEDED'],
    ['closes at another time', voting({ closesAt: '2026-11-22T11:00:00.000Z' }), 'SUPERSEDED'],
    ['is final', voting({ recount: { at: closesAt, total: 0, counts: [], version: 1 } }), 'FINAL'],
  ])('reads no vote of a voting that %s', async (_, found, outcome) => {
    expect(await prepare({ voting: found, numbering })).toEqual({ outcome });
  });

  it.each([
    [{}, 31, 5],
    [undefined, 31, 5],
    [{ aliveAt: closesAt }, 600, 60],
    [{ aliveAt: closesAt }, 36_000, 300],
  ])(
    'waits until all votes have ballots: %j, %d s after closing for %d s',
    async (marker, after, waitSeconds) => {
      const time = Date.parse(closesAt) + after * 1000;
      expect(await prepare({ voting: voting(), numbering: marker }, { now: time })).toEqual({
        outcome: 'WAIT',
        waitSeconds,
      });
    },
  );

  it('counts a voting that closes alone at once, and the same again without a further pause', async () => {
    const windows = {
      V: { opensAt: closesAt, closesAt },
      W: { opensAt: closesAt, closesAt: '2026-11-22T10:02:00.000Z' },
    };
    const found = { voting: voting(), numbering, schedule: { windows, version: 1 } };
    expect(await prepare(found)).toEqual({ outcome: 'COUNT', waitSeconds: 0 });
    expect(await prepare({ voting: voting(), numbering })).toEqual({ outcome: 'COUNT', waitSeconds: 0 });
  });

  it('spreads sixteen that close together over half a minute', async () => {
    const ids = Array.from({ length: 16 }, (_, index) => `V${String(index).padStart(2, '0')}`);
    const windows = Object.fromEntries(ids.map((id) => [id, { opensAt: closesAt, closesAt }]));
    const schedule = { windows, version: 1 };
    const prepared = await Promise.all(
      ids.map((votingId) => prepare({ voting: voting(), numbering, schedule }, { votingId })),
    );
    expect(prepared).toEqual(ids.map((_, index) => ({ outcome: 'COUNT', waitSeconds: 2 * index })));
    const again = await prepare({ voting: voting(), numbering, schedule }, { votingId: 'V15', attempt: 2 });
    expect(again).toEqual({ outcome: 'COUNT', waitSeconds: 0 });
  });
});

describe('Looking after the numbering of old votes', () => {
  function keeper(numbering: object | undefined, schedule: object | undefined) {
    const parts = {
      readNumbering: jest.fn(() => Promise.resolve(numbering)),
      readSchedule: () => Promise.resolve(schedule as never),
      start: jest.fn(() => Promise.resolve()),
      noteAlive: jest.fn(() => Promise.resolve()),
      noteDone: jest.fn(() => Promise.resolve()),
    };
    return { ...parts, look: createNumberingKeeper({ ...parts, now: () => now }) };
  }
  const at = new Date(now).toISOString();

  it('is done at once in a table that never held a voting', async () => {
    const { look, start, noteDone } = keeper(undefined, undefined);
    await look();
    expect(noteDone).toHaveBeenCalledWith(at);
    expect(start).not.toHaveBeenCalled();
  });

  it.each([
    ['has not begun', undefined, true],
    ['gave no sign for long', { aliveAt: new Date(now - SILENCE - 1).toISOString() }, true],
    ['is at work', { aliveAt: new Date(now - SILENCE + 1000).toISOString() }, false],
    ['is done', { aliveAt: closesAt, doneAt: closesAt }, false],
  ])('starts it where it %s: %j', async (_, numbering, starts) => {
    const { look, start, noteAlive, noteDone } = keeper(numbering, {});
    await look();
    expect(start).toHaveBeenCalledTimes(starts ? 1 : 0);
    expect(noteAlive).toHaveBeenCalledTimes(starts ? 1 : 0);
    expect(noteDone).not.toHaveBeenCalled();
  });

  it('looks no more once it is done', async () => {
    const { look, readNumbering } = keeper({ doneAt: closesAt }, {});
    await look();
    await look();
    expect(readNumbering).toHaveBeenCalledTimes(1);
  });
});
