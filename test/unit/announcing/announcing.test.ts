import { CROWDED, WALL_SIZE } from '../../../functions/announce-tallies/announcer';
import { paceFor, SLOWEST } from '../../../functions/announce-tallies/pace';
import { World, type Telling } from './support/world';

const CHANNELS = ['onTally', 'onWall'] as const;

/** Milliseconds after a change within which everybody knows, if the API takes calls. */
const PROMPTLY = 5000;

function quantile(values: number[], share: number): number {
  return [...values].sort((one, other) => one - other)[Math.ceil(values.length * share) - 1] ?? NaN;
}

/** Has shards count a voting's votes, each four times a second; when which version was voted for. */
function vote(world: World, id: string, shards: number, perSecond: number, span: [number, number]) {
  const [from, to] = span;
  const cast: { at: number; version: number }[] = [];
  for (let shard = 0; shard < shards; shard += 1)
    for (let at = from + world.random() * 250; at < to; at += 250) {
      const votes = Math.floor(perSecond / shards / 4 + world.random());
      // Lambda polls a stream four times a second, and counting takes a little.
      if (votes > 0)
        world.time.at(at + 100, () => {
          world.count(id, votes);
          cast.push({ at: at - 250 * world.random(), version: world.newest(id) });
        });
    }
  return cast;
}

function lags(
  world: Pick<World, 'told'>,
  cast: { at: number; version: number }[],
  channel: Telling['channel'],
): number[] {
  const told = world.told.filter((telling) => telling.channel === channel);
  return cast.map(({ at, version }) => (told.find((telling) => telling.version >= version)?.at ?? NaN) - at);
}

/** Whether nobody was told by two at once, and nobody heard of a voting more often than the pace allows. */
function expectOneAtOnce(world: World): void {
  const last = new Map<string, (typeof world.calls)[number]>();
  for (const call of world.calls) {
    const key = `${call.channel} ${call.votingId}`;
    const before = last.get(key);
    const earliest = before?.holder === call.holder ? before.at + 800 : before?.until;
    if (before && earliest! > call.at)
      throw new Error(`${key} at ${call.at}, though ${JSON.stringify(before)}`);
    last.set(key, call);
  }
}

describe.each([
  [1, 20, 200],
  [4, 8, 200],
  [17, 340, 130],
  [200, 4000, 15],
])('%i shards that count %i votes a second', (shards, perSecond, seconds) => {
  it('are told within about a second', async () => {
    const world = new World(shards);
    world.addVoting('V', 0, 1e7);
    world.startEveryMinute(seconds * 1000);
    const cast = vote(world, 'V', shards, perSecond, [2000, seconds * 1000]);
    await world.time.until(seconds * 1000 + PROMPTLY);
    for (const channel of CHANNELS) {
      const found = lags(world, cast, channel);
      expect(quantile(found, 0.5)).toBeLessThanOrEqual(1500);
      expect(quantile(found, 0.99)).toBeLessThanOrEqual(3000);
      expect(world.heard('V', channel)?.version).toBe(world.newest('V'));
    }
    expectOneAtOnce(world);
    expect(world.logged).not.toContain('EndedLate');
  });
});

describe('counts that are hidden until the closing', () => {
  it.each(['AFTER_VOTING', 'AFTER_CLOSING'] as const)(
    'are told by nobody before it, though another one goes on announcing, and by both channels after it (%s)',
    async (results) => {
      const world = new World(5);
      world.addVoting('V', 0, 70_000, results);
      world.addVoting('extended', 0, 70_000, results);
      world.startEveryMinute(150_000);
      vote(world, 'V', 2, 3, [1000, 30_000]);
      // The last vote of this one comes before it is extended: nothing but the schedule says so.
      vote(world, 'extended', 1, 1, [1000, 30_000]);
      world.time.at(50_000, () => {
        const closesAt = world.instant(120_000);
        world.definitions.set('extended', { ...world.definitions.get('extended')!, closesAt });
        world.windows.set('extended', { ...world.windows.get('extended')!, closesAt });
      });
      world.time.at(40_000, () => world.kills.get(world.lease?.holder ?? '')?.());
      world.time.at(105_000, () => {
        const { total, version } = world.counted.get('V')!;
        const at = world.instant(105_000);
        const recount = { at, total, counts: [total], version: 2 * version + 2 };
        world.definitions.set('V', { ...world.definitions.get('V')!, recount });
      });
      await world.time.until(150_000);
      for (const [id, closing] of [
        ['V', 70_000],
        ['extended', 120_000],
      ] as const)
        for (const channel of CHANNELS) {
          const heard = world.told.filter((told) => told.votingId === id && told.channel === channel);
          const before = heard.filter(({ at }) => at < closing);
          expect(before.length).toBeGreaterThan(5);
          for (const telling of before) expect(telling).toMatchObject({ counts: [], hidden: true });
          const { total } = world.counted.get(id)!;
          expect(before.at(-1)?.total).toBe(total);
          const after = heard.filter(({ at }) => at >= closing);
          expect(after[0]).toMatchObject({ counts: [total], hidden: false, final: false });
          expect(after[0]!.at).toBeLessThan(closing + PROMPTLY);
          // Each replaces the one before it, for those who drop a version that is not above theirs.
          const versions = heard.map(({ version }) => version);
          expect(new Set(versions).size).toBe(versions.length);
          expect([...versions].sort((one, other) => one - other)).toEqual(versions);
          expect(world.publications.get(id)?.tally?.counts).toEqual([total]);
        }
      expect(world.heard('V', 'onTally')).toMatchObject({ final: true, hidden: false });
    },
  );
});

describe('whatever goes wrong', () => {
  it.each(Array.from({ length: 12 }, (_, seed) => seed))(
    'the last change and the final tally are told as soon as the API is there (seed %i)',
    async (seed) => {
      const world = new World(1000 + seed);
      const minutes = 4;
      const end = minutes * 60_000;
      const quiet = end - 20_000;
      const moods = Array.from({ length: minutes * 6 }, () =>
        world.random() < 0.5 ? 'takes' : world.random() < 0.5 ? 'fails' : 'hangs',
      );
      world.mood = (now) => (now >= quiet ? 'takes' : moods[Math.floor(now / 10_000)]!);
      for (const id of ['early', 'late', 'disputed']) world.addVoting(id, 0, id === 'late' ? 1e7 : 60_000);
      world.startEveryMinute(end);
      vote(world, 'early', 2, 3, [1000, 60_000]);
      vote(world, 'late', 2, 3, [1000, quiet - 1000]);
      vote(world, 'disputed', 1, 1, [1000, 60_000]);
      world.time.at(100_000, () => {
        world.conclude('early');
        world.conclude('disputed', false);
      });
      for (let at = 5000; at < quiet - 65_000; at += 10_000 + world.random() * 30_000) {
        const dies = world.random() < 0.5;
        world.time.at(at, () => {
          const leader = world.lease?.holder ?? '';
          if (dies) world.kills.get(leader)?.();
          else world.tableFails = (holder) => holder === leader && world.time.now < at + 6000;
        });
      }
      await world.time.until(quiet + PROMPTLY);

      for (const id of ['early', 'late', 'disputed'])
        for (const channel of CHANNELS)
          expect([id, world.heard(id, channel)?.version]).toEqual([id, world.newest(id)]);
      expect(world.heard('early', 'onTally')?.final).toBe(true);
      expect(world.heard('disputed', 'onTally')?.final).toBe(false);
      for (const [id, { tally }] of world.publications) expect(tally?.version).toBe(world.newest(id));
      expect([...world.windows.keys()]).toEqual(['late']);
      expectOneAtOnce(world);
    },
  );

  it('one who stands by goes on within about three seconds, after whatever step the other one died', async () => {
    // Enough steps for two paces, a renewal and a conclusion.
    for (let deadAfter = 0; deadAfter < 70; deadAfter += 1) {
      const world = new World(deadAfter);
      for (const id of ['open', 'closed']) world.addVoting(id, 0, id === 'open' ? 1e7 : 1000);
      for (const id of ['open', 'closed']) world.count(id, 3);
      void world.invoke();
      await world.time.until(900);
      void world.invoke();
      await world.time.until(2000);
      let steps = 0;
      world.onStep = (holder) => {
        if (holder !== 'invocation 1') return;
        steps += 1;
        if (steps === deadAfter) world.kills.get(holder)?.();
      };
      world.count('open', 2);
      world.conclude('closed');
      await world.time.until(2000 + PROMPTLY);
      for (const channel of CHANNELS) {
        expect([deadAfter, world.heard('open', channel)?.version]).toEqual([deadAfter, 2]);
        expect([deadAfter, world.heard('closed', channel)?.final]).toEqual([deadAfter, true]);
      }
      expect([deadAfter, [...world.windows.keys()]]).toEqual([deadAfter, ['open']]);
      expectOneAtOnce(world);
    }
  });

  it('one who cannot renew the lease has ended its calls when another one begins', async () => {
    for (let seed = 0; seed < 10; seed += 1) {
      const world = new World(seed);
      world.addVoting('V', 0, 1e7);
      void world.invoke();
      await world.time.until(1000);
      void world.invoke();
      vote(world, 'V', 2, 10, [0, 9000]);
      world.time.at(2000 + 400 * seed, () => {
        world.renewalFails = (holder) => holder === 'invocation 1';
        world.mood = () => 'hangs';
      });
      await world.time.until(12_000);
      expect(world.lease?.holder).toBe('invocation 2');
      expectOneAtOnce(world);
    }
  });

  it('a hanging call of one voting holds up no other one', async () => {
    const world = new World(1);
    world.addVoting('hung', 0, 1e7);
    world.addVoting('other', 0, 1e7);
    world.startEveryMinute(30_000);
    world.mood = (_now, channel, votingId) =>
      channel === 'onTally' && votingId === 'hung' ? 'hangs' : 'takes';
    vote(world, 'hung', 1, 1, [1000, 20_000]);
    const cast = vote(world, 'other', 1, 8, [1000, 20_000]);
    await world.time.until(26_000);
    const told = world.told.filter(({ votingId }) => votingId === 'other');
    for (const channel of CHANNELS)
      expect(quantile(lags({ told }, cast, channel), 0.99)).toBeLessThanOrEqual(1500);
    expect(world.heard('hung', 'onTally')).toBeUndefined();
  });

  it('tells of four hundred votings that became final while the API was away, and keeps room before', async () => {
    const world = new World(2);
    world.mood = (now) => (now < 30_000 ? 'fails' : 'takes');
    for (let index = 0; index < 400; index += 1) {
      world.addVoting(`V${index}`, 0, 1000 + index);
      world.count(`V${index}`);
      world.conclude(`V${index}`);
    }
    world.startEveryMinute(60_000);
    await world.time.until(10_000);
    expect([...world.windows.keys()]).toHaveLength(CROWDED);
    expect(world.windows.has('V0')).toBe(false);
    expect(world.publications.get('V0')?.tally?.final).toBe(true);
    expect(world.logged).toContain('FinalTallyUntold');

    await world.time.until(30_000 + PROMPTLY);
    expect([...world.windows.keys()]).toEqual([]);
    for (const channel of CHANNELS) expect(world.heard('V399', channel)?.final).toBe(true);
    expect(Math.max(...world.walls.map(({ size }) => size))).toBeLessThanOrEqual(WALL_SIZE);
  });

  it('rings when nobody takes announcements for half a minute, and not for a few seconds', async () => {
    const world = new World(3);
    world.addVoting('V', 0, 1e7);
    world.mood = (now) => (now % 60_000 < 10_000 ? 'fails' : 'takes');
    vote(world, 'V', 1, 5, [0, 170_000]);
    world.startEveryMinute(180_000);
    await world.time.until(110_000);
    expect(world.logged).not.toContain('TalliesUntold');
    world.mood = () => 'hangs';
    await world.time.until(170_000);
    expect(world.logged).toContain('TalliesUntold');
  });
});

describe('an invocation', () => {
  it('ends at once when nothing is open or opens soon, and leaves the lease alone', async () => {
    const world = new World(4);
    world.addVoting('later', 80_000, 1e7);
    let hasEnded = false;
    void world.invoke().then(() => (hasEnded = true));
    await world.time.until(50);
    expect(hasEnded).toBe(true);
    expect(world.lease).toBeUndefined();
  });

  it('ends when the last voting was told as final, and so does the one that stands by', async () => {
    const world = new World(5);
    world.addVoting('V', 0, 5000);
    world.count('V');
    const ended = [world.invoke(), world.invoke()];
    await world.time.until(8000);
    world.conclude('V');
    let over = 0;
    for (const end of ended) void end.then(() => (over += 1));
    await world.time.until(14_000);
    expect(over).toBe(2);
    expect(world.lease?.holder).toBeUndefined();
  });

  it('that was woken stands by for a moment only', async () => {
    const world = new World(6);
    world.addVoting('V', 0, 1e7);
    void world.invoke();
    await world.time.until(3000);
    let hasEnded = false;
    void world.invoke({ woken: true }).then(() => (hasEnded = true));
    await world.time.until(9000);
    expect(hasEnded).toBe(true);
  });

  it('fills publications once for the stack', async () => {
    const world = new World(7);
    world.addVoting('V', 0, 1e7);
    world.startEveryMinute(200_000);
    await world.time.until(260_000);
    expect(world.filled).toBe(1);
    expect(world.lease?.filled).toBe(true);
  });

  it('repeats nothing that is noted as told, and gives votings of older versions their publication', async () => {
    const world = new World(8);
    world.addVoting('known', 0, 1e7);
    world.addVoting('older', 0, 1e7);
    world.count('known');
    world.count('older', 7);
    void world.invoke();
    await world.time.until(4000);
    world.kills.forEach((kill) => kill());
    world.publications.set('older', { publishedVersion: 1 });
    const before = world.told.length;
    void world.invoke();
    await world.time.until(12_000);
    expect(world.told.length).toBe(before);
    expect(world.publications.get('older')?.tally).toMatchObject({ total: 7, version: 1 });
  });
});

describe('the audience', () => {
  it.each([
    [undefined, 1, 1000],
    [0, 1, 1000],
    [500_000, 1, 1000],
    [1_000_000, 1, 2000],
    // A wall of 24 KB counts as five messages.
    [1_000_000, 5, 10_000],
    [1e9, 1, SLOWEST],
  ])('of %p, with messages of %p units, makes the pace %p ms', (subscriptions, units, pace) => {
    expect(paceFor({ quickest: 1000, messagesPerSecond: 500_000 }, subscriptions, units)).toBe(pace);
  });

  it('slows the pace when all of it could not be sent a message a second', async () => {
    const world = new World(9);
    world.addVoting('V', 0, 1e7);
    world.subscriptions = 1_500_000;
    vote(world, 'V', 1, 20, [0, 100_000]);
    world.startEveryMinute(100_000);
    await world.time.until(100_000);
    const later = world.walls.filter(({ at }) => at > 10_000 && at < 59_000);
    later.slice(1).forEach(({ at }, index) => expect(at - later[index]!.at).toBeGreaterThan(2800));
    expect(later.length).toBeGreaterThan(14);
    expect(world.lease?.audience).toBe(1_500_000);
  });
});
