import fc from 'fast-check';
import { createHandler, LAGGING } from '../../../functions/count-votes/handler';
import type { CountStore } from '../../../functions/count-votes/count';
import { createTallyPublisher, PUBLISHING_PAUSE } from '../../../functions/lib/tally/publisher';
import { FakeClock, MemoryPublicationStore } from './support/publication';
import { voteRecord } from './support/stream';

function world() {
  const clock = new FakeClock();
  const store = new MemoryPublicationStore();
  const announced: { at: number; version: number }[] = [];
  const announce = jest.fn((tally: { version: number }) => {
    announced.push({ at: clock.time, version: tally.version });
    return Promise.resolve();
  });
  const publisher = createTallyPublisher({ store, announce, now: clock.now, sleep: clock.sleep });
  return { clock, store, announced, announce, publisher };
}

describe('the tally publisher', () => {
  it('publishes at most once a second, and the last change always, in whatever order shards commit', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: 700 }), { minLength: 1, maxLength: 40 }), async (pauses) => {
        const { clock, store, announced, publisher } = world();
        let version = 0;
        for (const pause of pauses) {
          clock.time += pause;
          version += 1;
          store.versions['V'] = version;
          await publisher.publishIfDue('V');
        }
        await publisher.publishEventually('V');

        expect(announced.at(-1)?.version).toBe(version);
        announced.slice(1).forEach(({ at }, index) => {
          expect(at - announced[index]!.at).toBeGreaterThanOrEqual(PUBLISHING_PAUSE);
        });
      }),
    );
  });

  it('waits for the rest of the pause, and no longer', async () => {
    const { clock, store, announced, publisher } = world();
    store.versions['V'] = 1;
    await publisher.publishEventually('V');
    clock.time += 300;
    store.versions['V'] = 2;
    await publisher.publishEventually('V');
    expect(announced[1]!.at - announced[0]!.at).toBe(PUBLISHING_PAUSE);
  });

  it('publishes once when two look at the same moment, and not again without a change', async () => {
    const { clock, store, announced, publisher } = world();
    store.versions['V'] = 1;
    const both = await Promise.all([publisher.publishIfDue('V'), publisher.publishIfDue('V')]);
    expect(both.sort()).toEqual([false, true]);
    clock.time += 5 * PUBLISHING_PAUSE;
    await publisher.publishEventually('V');
    expect(announced).toHaveLength(1);
  });

  it('is content with the version that it began with, though others keep committing', async () => {
    const { clock, store, publisher } = world();
    store.versions['V'] = 1;
    await publisher.publishEventually('V');
    store.versions['V'] = 2;
    // Another shard is always the one that publishes, and has committed again whenever this one looks.
    jest.spyOn(store, 'acquire').mockImplementation(async (votingId) => {
      await store.notePublished(votingId, store.versions[votingId]!);
      store.versions[votingId]! += 1;
      return false;
    });
    const before = clock.time;
    await publisher.publishEventually('V');
    expect(clock.time - before).toBeGreaterThanOrEqual(PUBLISHING_PAUSE);
    expect(clock.time - before).toBeLessThan(PUBLISHING_PAUSE + 200);
  });

  it('gives up after ten seconds without the right to publish', async () => {
    const { clock, store, publisher } = world();
    store.versions['V'] = 1;
    jest.spyOn(store, 'acquire').mockResolvedValue(false);
    const before = clock.time;
    await expect(publisher.publishEventually('V')).rejects.toThrow('could not be published');
    expect(Math.round((clock.time - before) / 1000)).toBe(10);
  });

  it('has nothing to publish for a voting without votes, or without a definition', async () => {
    const { store, announced, publisher } = world();
    store.versions['V'] = 0;
    await publisher.publishEventually('V');
    await publisher.publishEventually('gone');
    expect(announced).toEqual([]);
  });

  it('publishes again what was taken but never noted: its publisher died', async () => {
    const { clock, store, announced, announce, publisher } = world();
    store.versions['V'] = 1;
    announce.mockRejectedValueOnce(new Error('died'));
    await expect(publisher.publishIfDue('V')).rejects.toThrow('died');
    expect(await publisher.publishIfDue('V')).toBe(false);
    clock.time += PUBLISHING_PAUSE;
    expect(await publisher.publishIfDue('V')).toBe(true);
    expect(announced.map(({ version }) => version)).toEqual([1]);
  });

  it('leaves the voting to the one that took the right in between', async () => {
    const { store, announced, publisher } = world();
    store.versions['V'] = 1;
    jest.spyOn(store, 'acquire').mockResolvedValueOnce(false);
    expect(await publisher.publishIfDue('V')).toBe(false);
    expect(announced).toEqual([]);
  });
});

describe('the handler of count-votes', () => {
  const countStore: CountStore = {
    checkpoint: () => Promise.resolve(undefined),
    commit: () => Promise.resolve('COMMITTED'),
  };
  const log = jest.fn();
  const windowEnd = '2026-11-22T09:00:01.000Z';
  const now = () => Date.parse(windowEnd) + 100;
  const batch = (isFinalInvokeForWindow: boolean, state: { pending?: string[] } = {}) => ({
    Records: [voteRecord(1, { votingId: 'V', option: 1 })],
    shardId: 'shard',
    window: { start: '2026-11-22T09:00:00.000Z', end: windowEnd },
    state,
    isFinalInvokeForWindow,
  });

  it('hands on what is not due, and publishes it when the window ends', async () => {
    const { store, announced, publisher } = world();
    const handler = createHandler({ store: countStore, publisher, log, now });
    store.versions = { V: 1, W: 1 };
    expect(await handler(batch(false))).toEqual({ state: { pending: [] }, batchItemFailures: [] });
    store.versions = { V: 2, W: 1 };
    const next = await handler(batch(false, { pending: ['W'] }));
    expect(next.state.pending).toEqual(['V']);
    const last = await handler({ ...batch(true, next.state), Records: [] });
    expect(last).toEqual({ state: { pending: [] }, batchItemFailures: [] });
    expect(announced.map(({ version }) => version)).toEqual([1, 1, 2]);
  });

  it('does not wait at the end of a window when its shard lags behind', async () => {
    const { clock, store, announced, publisher } = world();
    const late = () => Date.parse(windowEnd) + LAGGING + 1;
    const handler = createHandler({ store: countStore, publisher, log, now: late });
    store.versions = { V: 1 };
    await handler(batch(true));
    store.versions = { V: 2 };
    const before = clock.time;
    await handler(batch(true));
    expect(clock.time).toBe(before);
    expect(announced.map(({ version }) => version)).toEqual([1]);
  });

  it.each([
    ['within', false],
    ['at the end of', true],
  ])('does not send a counted batch back because announcing failed %s a window', async (_, isFinal) => {
    log.mockClear();
    const { store, announced, announce, publisher } = world();
    store.versions = { V: 1, W: 1 };
    announce.mockRejectedValueOnce(new Error('AppSync is away'));
    const handler = createHandler({ store: countStore, publisher, log, now });
    const answer = await handler(batch(isFinal, { pending: ['V', 'W'] }));
    expect(answer).toEqual({ state: { pending: ['V'] }, batchItemFailures: [] });
    expect(announced).toHaveLength(1);
    expect(log).toHaveBeenCalledWith('warn', 'TallyNotPublished', expect.objectContaining({ votingId: 'V' }));
  });

  it('fails when counting fails, so that Lambda delivers the batch again', async () => {
    const { publisher } = world();
    const commit = () => Promise.reject(new Error('DynamoDB is away'));
    const handler = createHandler({ store: { ...countStore, commit }, publisher, log, now });
    await expect(handler(batch(false))).rejects.toThrow('DynamoDB is away');
  });
});
