import fc from 'fast-check';
import { createHandler } from '../../../functions/count-votes/handler';
import type { CountStore } from '../../../functions/count-votes/count';
import { createTallyPublisher, PUBLISHING_PAUSE } from '../../../functions/tally/publisher';
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
  it('publishes at most once a second, and the last change always, whoever commits when', async () => {
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

  it('leaves the voting to whoever took the right in between', async () => {
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
  const batch = (isFinalInvokeForWindow: boolean, state: { pending?: string[] } = {}) => ({
    Records: [voteRecord(1, { votingId: 'V', option: 1 })],
    shardId: 'shard',
    state,
    isFinalInvokeForWindow,
  });

  it('hands on what is not due, and publishes it when the window ends', async () => {
    const { store, announced, publisher } = world();
    const handler = createHandler({ store: countStore, publisher, log });
    store.versions = { V: 1, W: 1 };
    expect(await handler(batch(false))).toEqual({ state: { pending: [] }, batchItemFailures: [] });
    store.versions = { V: 2, W: 1 };
    const next = await handler(batch(false, { pending: ['W'] }));
    expect(next.state.pending).toEqual(['V']);
    const last = await handler({ ...batch(true, next.state), Records: [] });
    expect(last).toEqual({ state: { pending: [] }, batchItemFailures: [] });
    expect(announced.map(({ version }) => version)).toEqual([1, 1, 2]);
  });

  it('does not send a counted batch back because announcing failed', async () => {
    const { store, announce, publisher } = world();
    store.versions = { V: 1 };
    announce.mockRejectedValueOnce(new Error('AppSync is away'));
    const handler = createHandler({ store: countStore, publisher, log });
    expect((await handler(batch(false))).state.pending).toEqual(['V']);
    expect(log).toHaveBeenCalledWith(
      'warn',
      'tally-not-published',
      expect.objectContaining({ votingId: 'V' }),
    );
  });

  it('fails when counting fails, so that Lambda delivers the batch again', async () => {
    const { publisher } = world();
    const commit = () => Promise.reject(new Error('DynamoDB is away'));
    const handler = createHandler({ store: { ...countStore, commit }, publisher, log });
    await expect(handler(batch(false))).rejects.toThrow('DynamoDB is away');
  });
});
