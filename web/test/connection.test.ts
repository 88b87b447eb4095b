import {
  OnEveryTallyDocument,
  OnVotingDeletedDocument,
  OnVotingDocument,
  StillThereDocument,
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

/** The socket under it: heard all the time, until a test silences it. */
const socket = { silentSince: undefined as number | undefined, open: true, dropped: 0 };

jest.mock('../src/session/api/socket', () => ({
  isSocketOpen: () => socket.open,
  lastHeard: () => socket.silentSince ?? performance.now() + 1,
  dropSocket: () => {
    socket.dropped += 1;
    service.listener?.onBroken();
  },
}));

describe('The live connection', () => {
  const browser = new EventTarget();
  const network = Object.assign(new EventTarget(), { type: 'wifi' });
  const stops: (() => void)[] = [];
  let crowd = 0;
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
      navigator: { onLine: true, connection: network },
    });
    watchConnection(() => crowd);
    firstAnswer.resolve();
  });
  afterEach(() => {
    for (const stop of stops.splice(0)) stop();
    service.asked = [];
    Object.assign(socket, { silentSince: undefined, open: true, dropped: 0 });
    crowd = 0;
  });
  const asksForLife = (): number =>
    service.asked.filter(({ query }) => query === StillThereDocument.toString()).length;
  const look = (visibilityState: string): void => {
    Object.assign(document, { visibilityState });
    document.dispatchEvent(new Event('visibilitychange'));
  };
  const silence = (): void => {
    socket.silentSince = performance.now();
  };

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

  it('is begun again within fifteen seconds of silence, if nobody answers', async () => {
    begin('onTally');
    await pass(200);
    acknowledge('onTally');
    await pass(30_000);
    expect([asksForLife(), socket.dropped, liveness.get()]).toEqual([0, 0, 'live']);
    silence();
    await pass(15_000);
    expect([asksForLife(), socket.dropped]).toEqual([1, 1]);
    expect(liveness.get()).toBe('reconnecting');
  });

  it('is begun again within fifteen seconds if it falls silent before it is live', async () => {
    begin('onVoting');
    begin('onTally');
    await pass(200);
    silence();
    const [before] = open('onTally');
    await pass(15_000);
    expect([socket.dropped, liveness.get()]).toEqual([1, 'reconnecting']);
    socket.silentSince = undefined;
    await pass(31_000);
    expect(before!.open).toBe(false);
    expect(open('onTally')).toHaveLength(1);
    // The next attempt is no different.
    silence();
    await pass(15_000);
    expect(socket.dropped).toBe(2);
  });

  it('is not begun again where no socket is open, and not beside an attempt that waits', async () => {
    begin('onTally');
    socket.open = false;
    silence();
    await pass(60_000);
    expect([socket.dropped, liveness.get()]).toEqual([0, 'connecting']);
    socket.open = true;
    socket.silentSince = undefined;
    for (let breaks = 0; breaks < 6; breaks += 1) {
      service.listener!.onBroken();
      await pass(31_000);
    }
    service.listener!.onBroken();
    silence();
    await pass(14_900);
    expect(socket.dropped).toBe(0);
  });

  it('stays when it answers, and is not told to', async () => {
    begin('onTally');
    await pass(200);
    acknowledge('onTally');
    silence();
    await pass(11_500);
    socket.silentSince = undefined;
    await pass(5_000);
    expect([asksForLife(), socket.dropped, liveness.get()]).toEqual([1, 0, 'live']);
    expect(service.asked.filter(({ query, open: stays }) => stays && query.includes('StillThere'))).toEqual(
      [],
    );
  });

  it('is asked when a phone changes its network, not when that is slower or faster', async () => {
    begin('onTally');
    await pass(200);
    acknowledge('onTally');
    network.dispatchEvent(new Event('change'));
    await pass(500);
    expect(asksForLife()).toBe(0);
    network.type = 'cellular';
    network.dispatchEvent(new Event('change'));
    await pass(500);
    expect(asksForLife()).toBe(1);
  });

  it('is asked the more seldom, the larger the crowd', async () => {
    begin('onTally');
    await pass(200);
    acknowledge('onTally');
    crowd = 40_000;
    silence();
    await pass(39_000);
    expect(asksForLife()).toBe(0);
    await pass(3_000);
    expect(asksForLife()).toBe(1);
  });

  it('is not live after a while out of sight before it has answered, and everything is fetched again', async () => {
    const tally = begin('onTally');
    await pass(200);
    acknowledge('onTally');
    look('hidden');
    await pass(20_000);
    silence();
    expect(tally.ready).toHaveBeenCalledTimes(1);
    look('visible');
    expect([tally.ready.mock.calls.length, liveness.get()]).toEqual([2, 'connecting']);
    socket.silentSince = undefined;
    await pass(500);
    expect([liveness.get(), socket.dropped]).toEqual(['live', 0]);
  });
});
