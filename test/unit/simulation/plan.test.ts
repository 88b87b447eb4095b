import { commandOf } from '../../../simulation/options';
import { needsOf } from '../../../simulation/plan/needs';
import { partitionsApart, shareLost } from '../../../simulation/plan/placement';
import { planFor } from '../../../simulation/plan/plan';

const million = { people: 1_000_000, seconds: 60, access: 'FREE' as const };

describe('Partitions that keep keys apart', () => {
  const boxes = { keys: 64, perKey: 260, limit: 1000, tries: 6 };

  it('are one when all keys together are no trouble', () => {
    expect(partitionsApart({ ...boxes, perKey: 10 })).toBe(1);
  });

  it('are endless when one key alone is too many', () => {
    expect(partitionsApart({ ...boxes, perKey: 900 })).toBe(Infinity);
  });

  it('are many when who met no room does not go elsewhere: four on one are too many then', () => {
    const partitions = partitionsApart({ ...boxes, tries: 1 });
    // C(64, 4) ways for four to meet, each with a chance of 1 in partitions³: about one in a hundred.
    expect((100 * 635_376) / partitions ** 3).toBeGreaterThan(0.5);
    expect((100 * 635_376) / partitions ** 3).toBeLessThan(2.5);
  });

  it('are a few when who met no room tries another box', () => {
    expect(partitionsApart(boxes)).toBeLessThan(60);
    expect(partitionsApart(boxes)).toBeGreaterThan((64 * 260) / 1000);
  });

  it('are at least as many as the sum needs', () => {
    expect(partitionsApart({ ...boxes, keys: 1024, perKey: 16 })).toBeGreaterThan((1024 * 16) / 1000);
  });

  it('lose nobody when there is room, and the most who find none', () => {
    expect(shareLost(Uint16Array.of(3, 3), { ...boxes, keys: 6 })).toBe(0);
    expect(shareLost(Uint16Array.of(64), { ...boxes, tries: 1 })).toBeCloseTo(1 - 800 / (64 * 260));
    // What finds no room on one of two partitions may on the other.
    const uneven = [1, 6].map((tries) => shareLost(Uint16Array.of(4, 1), { ...boxes, keys: 5, tries }));
    expect(uneven[0]).toBeCloseTo(240 / 1300);
    expect(uneven[1]).toBeLessThan(uneven[0]! / 10);
  });
});

it('one hot voting needs more room than sixteen with as many votes', () => {
  const [one, sixteen] = [needsOf({ ...million, votings: 1 }), needsOf({ ...million, votings: 16 })];
  expect(one.index.writes).toBeGreaterThan(1.5 * sixteen.index.writes);
  expect(one.rate).toBe(sixteen.rate);
});

describe('A plan', () => {
  const plan = planFor({ ...million, votings: 16 }, 1_000_000);

  it('names each quota with default, need and lead time', () => {
    for (const name of [
      'request tokens',
      'outbound messages',
      'concurrent executions',
      'sign-ups',
      'write units',
    ])
      expect(plan).toContain(name);
    expect(plan).toMatch(/AppSync +\| connections made a second +\| 2,000 +\| 25,000 +\| yes +\| 14/);
  });

  it('says what to deploy, in settings that infra takes', () => {
    for (const name of [
      'tableWarmWrites',
      'tableWarmReads',
      'indexWarmWrites',
      'indexWarmReads',
      'countingConcurrency',
    ])
      expect(plan).toMatch(new RegExp(`--context ${name}=\\d{2,}`));
  });

  it('adds up what it costs', () => {
    const sums = [...plan.matchAll(/\| ([\d.]+) +\|$/gm)].map(([, text]) => Number(text));
    expect(sums.slice(0, -1).reduce((sum, part) => sum + part, 0)).toBeCloseTo(sums.at(-1)!, 1);
  });

  it('asks for little when few come', () => {
    expect(planFor({ people: 500, seconds: 600, votings: 2, access: 'PAID' }, 500)).toContain(
      'Ask for nothing.',
    );
  });
});

describe('What the command is asked', () => {
  it.each([
    [['--seeds', '10'], { kind: 'seeds', from: 1, count: 10 }],
    [['--trace', '42'], { kind: 'trace', seed: 42 }],
    [
      ['--votes', '1000000', '--seconds', '60', '--votings', '1', '--seed', '1', '--cold'],
      { kind: 'crowd', crowd: { ...million, votings: 1 }, seed: 1, isPlanned: false },
    ],
  ])('%j', (given, command) => {
    expect(commandOf(given)).toEqual(command);
  });

  it.each([[['--votes', 'many']], [['--seed', '0']], [['--nonsense']]])('%j is refused', (given) => {
    expect(() => commandOf(given)).toThrow();
  });
});
