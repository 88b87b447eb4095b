import {
  OnEveryTallyDocument,
  OnVotingDeletedDocument,
  OnVotingDocument,
} from '../../schema/generated/operations';
import type { ConnectionListener } from '../src/session/api/amplify';
import { firstAnswer } from '../src/session/api/client';
import { follow, liveness, watchConnection } from '../src/session/live/connection';

interface Asked {
  query: string;
  next: (message: unknown) => void;
  error: () => void;
  open: boolean;
}

/** What would be Amplify: it records what is asked, and is told by tests what the service does. */
const service: { asked: Asked[]; listener: ConnectionListener | undefined } = {
  asked: [],
  listener: undefined,
};

jest.mock('../src/session/api/amplify', () => ({
  listenToConnection(listener: ConnectionListener) {
    service.listener = listener;
  },
  messages: (document: { toString(): string }) => ({
    subscribe(observer: Pick<Asked, 'next' | 'error'>) {
      const asked: Asked = { ...observer, query: document.toString(), open: true };
      service.asked.push(asked);
      return {
        unsubscribe() {
          asked.open = false;
        },
      };
    },
  }),
}));

describe('The live connection', () => {
  const browser = new EventTarget();
  const stops: (() => void)[] = [];
  const documents = {
    onVoting: OnVotingDocument,
    onTally: OnEveryTallyDocument,
    onDeleted: OnVotingDeletedDocument,
  };
  type Name = keyof typeof documents;

  const open = (name: Name): Asked[] =>
    service.asked.filter((asked) => asked.open && asked.query === documents[name].toString());
  const acknowledge = (name: Name): void => {
    service.listener!.onAcknowledged(documents[name].toString());
  };
  const begin = (name: Name): { ready: jest.Mock; message: jest.Mock } => {
    const told = { ready: jest.fn(), message: jest.fn() };
    stops.push(follow(documents[name], {}, 'public', { onReady: told.ready, onMessage: told.message }));
    return told;
  };
  const pass = (ms: number): Promise<void> => jest.advanceTimersByTimeAsync(ms);

  beforeAll(() => {
    jest.useFakeTimers();
    Object.assign(globalThis, {
      window: browser,
      document: Object.assign(new EventTarget(), { visibilityState: 'visible' }),
      navigator: { onLine: true },
    });
    watchConnection();
    firstAnswer.resolve();
  });
  afterEach(() => {
    for (const stop of stops.splice(0)) stop();
    service.asked = [];
  });

  it('is live, and pages catch up, once all that they follow has begun', async () => {
    const [voting, tally] = [begin('onVoting'), begin('onTally')];
    expect(liveness.get()).toBe('connecting');
    await pass(200);
    acknowledge('onTally');
    expect(liveness.get()).toBe('connecting');
    expect(tally.ready).not.toHaveBeenCalled();
    acknowledge('onVoting');
    expect(liveness.get()).toBe('live');
    expect([voting, tally].map(({ ready }) => ready.mock.calls.length)).toEqual([1, 1]);
  });

  it('lets nobody wait for ever for one that does not begin', async () => {
    const [voting, tally] = [begin('onVoting'), begin('onTally')];
    await pass(200);
    acknowledge('onTally');
    await pass(5_000);
    expect(liveness.get()).toBe('live');
    expect([voting, tally].map(({ ready }) => ready.mock.calls.length)).toEqual([0, 1]);
  });

  it('tells only who comes later, when the others are served already', async () => {
    const voting = begin('onVoting');
    await pass(200);
    acknowledge('onVoting');
    const tally = begin('onTally');
    await pass(200);
    expect(liveness.get()).toBe('live');
    acknowledge('onTally');
    expect([voting, tally].map(({ ready }) => ready.mock.calls.length)).toEqual([1, 1]);
  });

  it('hands on messages, and none after the end', async () => {
    const tally = begin('onTally');
    await pass(200);
    open('onTally')[0]!.next({ data: { onTally: 'a tally' } });
    expect(tally.message).toHaveBeenCalledWith({ onTally: 'a tally' });
    stops[0]!();
    expect(open('onTally')).toEqual([]);
    expect(liveness.get()).toBe('idle');
  });

  it('starts everything again after a break, waiting longer each time, and has all caught up', async () => {
    const [voting, tally] = [begin('onVoting'), begin('onTally')];
    await pass(200);
    acknowledge('onVoting');
    acknowledge('onTally');
    const [before] = open('onTally');

    service.listener!.onBroken();
    expect(liveness.get()).toBe('reconnecting');
    await pass(1_000);
    expect(before!.open).toBe(false);
    expect([open('onVoting').length, open('onTally').length]).toEqual([1, 1]);
    service.listener!.onBroken();
    const second = open('onTally')[0]!;
    await pass(900);
    expect(second.open).toBe(true);
    await pass(1_100);
    expect(second.open).toBe(false);

    acknowledge('onTally');
    expect(liveness.get()).toBe('reconnecting');
    acknowledge('onVoting');
    expect(liveness.get()).toBe('live');
    expect([voting, tally].map(({ ready }) => ready.mock.calls.length)).toEqual([2, 2]);
  });

  it('starts again only what failed, and has everybody catch up with what it would have told', async () => {
    const [voting, tally] = [begin('onVoting'), begin('onTally')];
    await pass(200);
    acknowledge('onVoting');
    acknowledge('onTally');
    const [served, failing] = [open('onTally')[0]!, open('onVoting')[0]!];

    failing.error();
    expect(liveness.get()).toBe('reconnecting');
    await pass(1_000);
    expect([served.open, failing.open]).toEqual([true, false]);
    acknowledge('onVoting');
    expect(liveness.get()).toBe('live');
    expect([voting, tally].map(({ ready }) => ready.mock.calls.length)).toEqual([2, 2]);
  });

  it('tries ever more seldom what is refused again and again, and serves the rest', async () => {
    const tally = begin('onTally');
    begin('onDeleted');
    await pass(200);
    acknowledge('onTally');
    let tries = 0;
    for (let second = 0; second < 120; second += 1) {
      for (const refused of open('onDeleted')) {
        refused.open = false;
        tries += 1;
        refused.error();
      }
      await pass(1_000);
    }
    expect(tries).toBeGreaterThan(3);
    expect(tries).toBeLessThan(12);
    expect(tally.ready).toHaveBeenCalled();
    expect(open('onTally')).toHaveLength(1);
  });

  it('is live again when what failed is not followed any longer', async () => {
    const voting = begin('onVoting');
    begin('onTally');
    await pass(200);
    acknowledge('onVoting');
    acknowledge('onTally');
    open('onTally')[0]!.error();
    expect(liveness.get()).toBe('reconnecting');
    stops.pop()!();
    expect(liveness.get()).toBe('live');
    expect(voting.ready).toHaveBeenCalledTimes(2);
  });

  it('has all catch up once more with what a late one would have told', async () => {
    const [voting, tally] = [begin('onVoting'), begin('onTally')];
    await pass(200);
    acknowledge('onTally');
    await pass(9_000);
    acknowledge('onVoting');
    expect([voting, tally].map(({ ready }) => ready.mock.calls.length)).toEqual([1, 2]);
  });

  it('does not take followers that have left for those that come after', async () => {
    begin('onVoting');
    begin('onTally');
    await pass(200);
    acknowledge('onTally');
    for (const stop of stops.splice(0)) stop();
    begin('onVoting');
    await pass(6_000);
    expect(liveness.get()).toBe('connecting');
  });

  it('begins to wait from the shortest time once all is well', async () => {
    begin('onTally');
    await pass(200);
    for (let breaks = 0; breaks < 6; breaks += 1) {
      service.listener!.onBroken();
      await pass(31_000);
    }
    service.listener!.onBroken();
    acknowledge('onTally');
    service.listener!.onBroken();
    const [waiting] = open('onTally');
    await pass(1_000);
    expect(waiting!.open).toBe(false);
  });

  it('says that the device is offline, and starts again when it is back', async () => {
    const tally = begin('onTally');
    await pass(200);
    acknowledge('onTally');
    const [before] = open('onTally');
    browser.dispatchEvent(new Event('offline'));
    expect(liveness.get()).toBe('offline');
    browser.dispatchEvent(new Event('online'));
    await pass(200);
    expect(before!.open).toBe(false);
    acknowledge('onTally');
    expect(liveness.get()).toBe('live');
    expect(tally.ready).toHaveBeenCalledTimes(2);
  });
});
