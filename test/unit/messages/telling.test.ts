import { TOO_LATE } from '../../../functions/tell-messages/moments';
import { World, type Faults } from './world';

const NONE: Faults = { dies: 0, fails: 0, missed: 0, doubled: 0, skew: 0 };
const minutes = (world: World, at: number) => Math.round((at - Date.parse(world.instant(0))) / 6000) / 10;

/** What was told of a voting: its kind, and after how many minutes. */
const toldOf = (world: World, votingId = 'V'): [string, number][] =>
  world.told
    .filter((told) => told.votingId === votingId)
    .map(({ id, at }) => [id.split('-')[1]!, minutes(world, at)]);

describe('A voting', () => {
  it('is told of a quarter of an hour before it opens, and five minutes before it closes', async () => {
    const world = new World(1, NONE);
    world.set('V', { opensAt: world.instant(20.5), closesAt: world.instant(40.25) });
    await world.run(60);
    expect(toldOf(world)).toEqual([
      ['REMINDER', 5.5],
      ['ENDING', 35.3],
    ]);
  });

  it('that is made late is told of with the next minute, and one that opens at once is told to end only', async () => {
    const world = new World(2, NONE);
    world.set('V', { opensAt: world.instant(6), closesAt: world.instant(60) });
    world.set('NOW', { opensAt: world.instant(0), closesAt: world.instant(3) });
    await world.run(30);
    expect(toldOf(world)).toEqual([['REMINDER', 0]]);
    expect(toldOf(world, 'NOW')).toEqual([['ENDING', 0]]);
  });

  it('that is moved is told of for the new time, again if it was told of before', async () => {
    const world = new World(3, NONE);
    world.set('V', { opensAt: world.instant(20), closesAt: world.instant(60) });
    await world.run(10);
    world.set('V', { opensAt: world.instant(40), closesAt: world.instant(60) });
    await world.run(35);
    expect(toldOf(world)).toEqual([
      ['REMINDER', 5],
      ['REMINDER', 25],
    ]);
  });

  it('that is deleted, or moved before its time came, is not told of', async () => {
    const world = new World(4, NONE);
    world.set('GONE', { opensAt: world.instant(20.5), closesAt: world.instant(60) });
    world.set('V', { opensAt: world.instant(20.5), closesAt: world.instant(200) });
    await world.run(5);
    // Within the minute that an invocation waits through.
    world.time.at(world.time.now + 15_000, () => {
      world.set('GONE', undefined);
      world.set('V', { opensAt: world.instant(100), closesAt: world.instant(200) });
    });
    await world.run(30);
    expect(world.told).toEqual([]);
  });

  it('is not told of after the fact when nothing ran until then', async () => {
    const world = new World(5, { ...NONE, missed: 1 });
    world.set('V', { opensAt: world.instant(20), closesAt: world.instant(21) });
    await world.run(22);
    world.faults = NONE;
    await world.run(5);
    expect(world.told).toEqual([]);
  });
});

/** Random votings and edits under faults. Gives what was promised and not kept. */
async function broken(seed: number, faults: Faults): Promise<string[]> {
  const world = new World(seed, faults);
  const { random } = world;
  for (let change = 0; change < 40; change += 1) {
    const votingId = `V${Math.floor(random() * 6)}`;
    world.time.at(random() * 80 * 60_000, () => {
      const elapsed = minutes(world, world.now);
      const opens = elapsed + random() * 40 - 4;
      const isDeleted = random() < 0.2;
      world.set(
        votingId,
        isDeleted
          ? undefined
          : {
              opensAt: world.instant(opens),
              closesAt: world.instant(Math.max(opens, elapsed) + 0.5 + random() * 20),
            },
      );
    });
  }
  await world.run(150);
  const faulty: string[] = [];
  const isExact = faults.dies === 0 && faults.fails === 0;
  const seen = new Set<string>();
  for (const { id, votingId, until, at } of world.told) {
    // An invocation that died or heard nothing leaves a message that comes again under its id.
    if (seen.has(id) && isExact) faulty.push(`${id} came twice`);
    seen.add(id);
    if (at >= Date.parse(until)) faulty.push(`${id} came late`);
    const wasSo = world.history.some(
      ({ votingId: of, window, since, to }) =>
        of === votingId &&
        [window.opensAt, window.closesAt].includes(until) &&
        since <= at &&
        to > at - 10_000,
    );
    if (!wasSo) faulty.push(`${id} was not so`);
  }
  for (const { votingId, window, since, to } of world.history)
    for (const [kind, instant, ahead] of [
      ['REMINDER', window.opensAt, 15],
      ['ENDING', window.closesAt, 5],
    ] as const) {
      const opens = kind === 'ENDING' ? Date.parse(window.opensAt) : 0;
      const from = Math.max(Date.parse(instant) - ahead * 60_000, opens, since);
      // Time enough for a start that is missed or dies, and the one after it.
      const hadTime = Math.min(to, Date.parse(instant) - TOO_LATE) - from > (isExact ? 70_000 : 280_000);
      if (hadTime && !seen.has(`${votingId}-${kind}-${instant}`))
        faulty.push(`${kind} of ${instant} never came`);
    }
  return faulty;
}

describe('Whatever organisers change', () => {
  const seeds = Array.from({ length: 6 }, (_, index) => index + 1);

  it.each(seeds)('each message comes once, before its instant, of what is so (seed %i)', async (seed) => {
    expect(await broken(seed, { ...NONE, doubled: 0.3, skew: 1500 })).toEqual([]);
  });

  it.each(seeds)('also when invocations die, calls fail and starts are missed (seed %i)', async (seed) => {
    expect(await broken(seed, { dies: 0.25, fails: 0.1, missed: 0.1, doubled: 0.2, skew: 1500 })).toEqual([]);
  });
});
