import { createHandler } from '../../../functions/announce-changes/handler';
import { createHandler as createSearch, LOOK_AHEAD } from '../../../functions/find-closed-votings/handler';
import { profileRecord, votingRecord } from './support/stream';

const now = Date.parse('2026-11-22T10:00:00.000Z');
const inSeconds = (seconds: number): string => new Date(now + seconds * 1000).toISOString();

function announcer() {
  const callAppSync = jest.fn((_document: unknown, _variables: unknown) => Promise.resolve());
  const startRecount = jest.fn((_votingId: string, _closesAt: string, _version?: number) =>
    Promise.resolve(),
  );
  const wakeAnnouncer = jest.fn(() => Promise.resolve());
  const parts = { callAppSync, startRecount, wakeAnnouncer };
  const handler = createHandler({ ...parts, log: jest.fn(), now: () => now });
  const inputs = () => callAppSync.mock.calls.map(([, variables]) => variables);
  return { ...parts, handler, inputs };
}

describe('announce-changes', () => {
  it('announces the newest balance of every voter in the batch', async () => {
    const { handler, inputs } = announcer();
    const Records = [
      profileRecord(1, 'ann', { credits: 10, version: 1 }),
      profileRecord(2, 'bob', { credits: 0, version: 7 }, { credits: 1, version: 6 }),
      profileRecord(3, 'ann', { credits: 9, version: 2 }, { credits: 10, version: 1 }),
    ];
    expect(await handler({ Records })).toEqual({ batchItemFailures: [] });
    expect(inputs()).toEqual([
      { input: { userId: 'ann', credits: 9, version: 2 } },
      { input: { userId: 'bob', credits: 0, version: 7 } },
    ]);
  });

  it('keeps quiet about preferences', async () => {
    const { handler, inputs } = announcer();
    await handler({
      Records: [
        profileRecord(1, 'ann', { showPaidVotings: false }),
        profileRecord(2, 'bob', { credits: 1, version: 6, displayName: 'Bob' }, { credits: 1, version: 6 }),
      ],
    });
    expect(inputs()).toEqual([]);
  });

  it('starts the recount of votings that close soon and have none yet', async () => {
    const { handler, startRecount } = announcer();
    const soon = { id: 'soon', closesAt: inSeconds(60) };
    await handler({
      Records: [
        votingRecord(1, soon),
        votingRecord(2, { id: 'past', closesAt: inSeconds(-60) }),
        votingRecord(3, { id: 'later', closesAt: inSeconds(600) }),
        votingRecord(4, { id: 'final', closesAt: inSeconds(-60), recount: { total: 0 } }),
        votingRecord(5, { id: 'disputed', closesAt: inSeconds(-60), disagreement: inSeconds(-1) }),
      ],
    });
    expect(startRecount.mock.calls.map(([id]) => id)).toEqual(['soon', 'past']);
    expect(startRecount).toHaveBeenCalledWith('soon', soon.closesAt);
  });

  it('has the result published again that a repair replaced, and leaves the first one to the recount', async () => {
    const { handler, startRecount } = announcer();
    const closed = { id: 'V', closesAt: inSeconds(-600) };
    const [first, second] = [3, 5].map((version) => ({ ...closed, recount: { total: 0, version } }));
    await handler({
      Records: [
        votingRecord(1, first!, closed),
        votingRecord(2, { ...first!, proof: { version: 3 } }, first),
        votingRecord(3, { ...second!, proof: { version: 3 } }, { ...first!, proof: { version: 3 } }),
        votingRecord(4, { ...first!, id: 'W' }, { ...closed, id: 'W', disagreement: inSeconds(-1) }),
      ],
    });
    expect(startRecount.mock.calls).toEqual([
      ['V', closed.closesAt, 5],
      ['W', closed.closesAt, 3],
    ]);
  });

  it('wakes the announcer, once a batch, for votings that open soon at an instant they did not open at before', async () => {
    const { handler, wakeAnnouncer } = announcer();
    const window = (from: number, to: number) => ({ opensAt: inSeconds(from), closesAt: inSeconds(to) });
    const open = { id: 'open', ...window(-60, 900) };
    const wakes = async (...Records: ReturnType<typeof votingRecord>[]): Promise<number> => {
      wakeAnnouncer.mockClear();
      await handler({ Records });
      return wakeAnnouncer.mock.calls.length;
    };
    expect(await wakes(votingRecord(1, open), votingRecord(2, { ...open, id: 'other' }))).toBe(1);
    expect(await wakes(votingRecord(3, { id: 'soon', ...window(60, 900) }))).toBe(1);
    expect(await wakes(votingRecord(4, { id: 'later', ...window(600, 900) }))).toBe(0);
    expect(await wakes(votingRecord(5, { id: 'past', ...window(-600, -60) }))).toBe(0);
    expect(await wakes(votingRecord(6, { ...open, closesAt: inSeconds(3) }, open))).toBe(0);
    wakeAnnouncer.mockRejectedValueOnce(new Error('away'));
    const answer = await handler({ Records: [votingRecord(7, open)] });
    expect(answer.batchItemFailures).toEqual([{ itemIdentifier: '7' }]);
  });

  it('names the records that could not be passed on, the first of a voter for all of theirs', async () => {
    const { handler, callAppSync, startRecount } = announcer();
    callAppSync.mockRejectedValueOnce(new Error('away'));
    startRecount.mockRejectedValueOnce(new Error('away'));
    const answer = await handler({
      Records: [
        profileRecord(1, 'ann', { credits: 10, version: 1 }),
        profileRecord(2, 'bob', { credits: 1, version: 1 }),
        profileRecord(3, 'ann', { credits: 9, version: 2 }, { credits: 10, version: 1 }),
        votingRecord(4, { id: 'soon', closesAt: inSeconds(60) }),
      ],
    });
    expect(answer.batchItemFailures).toEqual([{ itemIdentifier: '1' }, { itemIdentifier: '4' }]);
  });
});

describe('find-closed-votings', () => {
  const window = (seconds: number) => ({ opensAt: inSeconds(-900), closesAt: inSeconds(seconds) });

  it('starts what closes before the next search, and what is closed', async () => {
    const startRecount = jest.fn((_votingId: string, _closesAt: string) => Promise.resolve());
    const windows = { past: window(-7200), next: window(LOOK_AHEAD / 1000), later: window(90) };
    const readSchedule = () => Promise.resolve({ windows, version: 3 });
    await createSearch({ readSchedule, startRecount, log: jest.fn(), now: () => now })();
    expect(startRecount.mock.calls).toEqual([
      ['past', windows.past.closesAt],
      ['next', windows.next.closesAt],
    ]);
  });

  it('tries all of them before it fails, and has nothing to do without a schedule', async () => {
    const startRecount = jest.fn((_votingId: string) => Promise.resolve());
    startRecount.mockRejectedValueOnce(new Error('away'));
    const windows = { one: window(-1), two: window(-1) };
    const parts = { startRecount, log: jest.fn(), now: () => now };
    const search = createSearch({ ...parts, readSchedule: () => Promise.resolve({ windows, version: 1 }) });
    await expect(search()).rejects.toThrow('away');
    expect(startRecount).toHaveBeenCalledTimes(2);
    expect(parts.log.mock.calls).toEqual([
      ['error', 'RecountNotStarted', { votingId: 'one', reason: 'Error: away' }],
    ]);
    await createSearch({ ...parts, readSchedule: () => Promise.resolve(undefined) })();
    expect(startRecount).toHaveBeenCalledTimes(2);
  });
});
