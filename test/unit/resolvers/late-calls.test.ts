import { DRAFT_MARK } from '../../../model/draft';
import { gateKey, profileKey } from '../../../model/keys';
import * as castVote from '../../../resolvers/Mutation.castVote';
import * as closeVoting from '../../../resolvers/Mutation.closeVoting';
import * as createVoting from '../../../resolvers/Mutation.createVoting';
import * as deleteVoting from '../../../resolvers/Mutation.deleteVoting';
import * as updateVoting from '../../../resolvers/Mutation.updateVoting';
import * as commitClosing from '../../../resolvers/steps/commitClosing';
import * as commitDeletion from '../../../resolvers/steps/commitDeletion';
import * as commitNewVoting from '../../../resolvers/steps/commitNewVoting';
import * as commitUpdate from '../../../resolvers/steps/commitUpdate';
import * as findVote from '../../../resolvers/steps/findVote';
import * as planUpdate from '../../../resolvers/steps/planUpdate';
import * as readGate from '../../../resolvers/steps/readGate';
import * as recordVote from '../../../resolvers/steps/recordVote';
import * as refuseClosedAccount from '../../../resolvers/steps/refuseClosedAccount';
import {
  FieldError,
  inVirtualTime,
  pause,
  runPipeline,
  virtualNow,
  VirtualTable,
  type Pipeline,
} from './support/virtual-service';

jest.mock(
  '@aws-appsync/utils',
  () => jest.requireActual<{ utils: object }>('./support/virtual-service').utils,
);

const steps = {
  commitClosing,
  commitDeletion,
  commitNewVoting,
  commitUpdate,
  findVote,
  planUpdate,
  readGate,
  recordVote,
  refuseClosedAccount,
};
const mutations = { castVote, closeVoting, createVoting, deleteVoting, updateVoting };

// Refused votes are logged, by the hundred.
beforeEach(() => jest.spyOn(console, 'error').mockReturnValue());

const start = Date.parse('2026-11-22T09:00:00.000Z');
const LIMIT = 3;

/** Mulberry32: the same numbers for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Window {
  id: string;
  opensAt: string;
  closesAt: string;
}

/** An hour before a voting crowd of one's own making. */
class World {
  readonly random: () => number;
  readonly table: VirtualTable;
  readonly receipts: { votingId: string; castAt: string }[] = [];
  readonly refusals: string[] = [];
  private voters = 0;

  constructor(seed: number, rates: { late: number; fails: number }) {
    this.random = randomFrom(seed);
    this.table = new VirtualTable(this.random, { ...rates, latest: 9000, handsOutItems: 0.7 });
    this.table.check = () => this.checkSchedule();
  }

  voteAs<Answer>(voter: string, input: object): Promise<Answer | undefined> {
    return this.mutate('castVote', { input }, voter);
  }

  async mutate<Answer>(
    name: keyof typeof mutations,
    args: object,
    sub = `voter-${this.voters}`,
  ): Promise<Answer | undefined> {
    const pipeline = { resolver: mutations[name], steps } as unknown as Pipeline;
    const env = { TABLE_NAME: 'table', MAX_OPEN_VOTINGS: String(LIMIT), CLOSING_DELAY_SECONDS: '3' };
    try {
      return (await runPipeline(pipeline, this.table, { args, env, sub })) as Answer;
    } catch (error) {
      if (!(error instanceof FieldError)) throw error;
      this.refusals.push(error.type);
      return undefined;
    }
  }

  create(opensIn: number, closesIn: number): Promise<Window | undefined> {
    const input = {
      title: 'Lunch?',
      access: 'FREE',
      opensAt: new Date(virtualNow() + opensIn).toISOString(),
      closesAt: new Date(virtualNow() + closesIn).toISOString(),
      options: [{ label: 'Yes' }, { label: 'No' }],
    };
    return this.mutate('createVoting', { input });
  }

  async vote(votingId: string): Promise<void> {
    this.voters += 1;
    const input = { votingId, optionId: `${votingId}-1` };
    const receipt = await this.mutate<{ votingId: string; castAt: string }>('castVote', { input });
    if (receipt) this.receipts.push(receipt);
  }

  /** Writes a draft, saves it, and publishes it. */
  async publish(closesIn: number): Promise<Window | undefined> {
    const draft = { title: '', access: 'FREE', options: [], draft: true };
    const begun = await this.mutate<Window>('createVoting', { input: draft });
    if (!begun) return undefined;
    const { id } = begun;
    const options = [{ label: 'Yes' }, { label: 'No' }];
    const saved = { id, draft: true, title: 'Lunch?', options };
    await this.mutate('updateVoting', { input: saved });
    const closesAt = new Date(virtualNow() + closesIn).toISOString();
    return this.mutate('updateVoting', { input: { ...saved, closesAt, draft: false } });
  }

  definitions(): Window[] {
    return this.table.ofKind('DEFINITION') as unknown as Window[];
  }

  drafts(): Window[] {
    const items = this.table.ofKind('DRAFT') as unknown as { voting: Window }[];
    return items.map(({ voting }) => voting);
  }

  /** At most so many at once, by what is in force and by what is planned; and what is in force is planned. */
  private checkSchedule(): void {
    const [schedule] = this.table.ofKind('SCHEDULE') as unknown as { windows: Record<string, Window> }[];
    const planned = Object.values(schedule?.windows ?? {});
    for (const windows of [planned, this.definitions()])
      for (const { opensAt } of windows) {
        const open = windows.filter((window) => window.opensAt <= opensAt && opensAt < window.closesAt);
        expect(open.length).toBeLessThanOrEqual(LIMIT);
      }
    for (const { id, opensAt, closesAt } of this.definitions())
      expect(schedule?.windows[id]).toMatchObject({ opensAt, closesAt });
    // A draft is no voting, and has no place.
    for (const { id } of this.drafts()) {
      expect(this.definitions().map((voting) => voting.id)).not.toContain(id);
      expect(schedule?.windows ?? {}).not.toHaveProperty(id);
    }
  }

  /** What must hold in the end, however late anything was. */
  checkVotes(): void {
    const votings = new Map(this.definitions().map((voting) => [voting.id, voting]));
    const votes = this.table.ofKind('VOTE#') as unknown as { votingId: string; castAt: string }[];
    for (const { votingId, castAt } of votes) {
      const voting = votings.get(votingId);
      expect(voting).toBeDefined();
      expect(castAt >= voting!.opensAt && castAt < voting!.closesAt).toBe(true);
    }
    expect(votes.length).toBeGreaterThanOrEqual(this.receipts.length);
    for (const { id, closesAt } of votings.values()) {
      const gate = this.table.items.get(Object.values(gateKey(id, '0')).join('/'));
      expect(String(gate?.['closesAt']) <= closesAt).toBe(true);
    }
  }
}

/** Organisers open, publish, move, close and delete votings while voters vote, for a minute. */
async function crowdedMinute(world: World): Promise<void> {
  const { random } = world;
  const lanes = Array.from({ length: 6 }, async (_, lane) => {
    await pause(random() * 5000);
    const isDraft = lane === 5;
    const opensIn = isDraft ? 0 : 15_000 * random();
    const closesIn = opensIn + 20_000 + 30_000 * random();
    const voting = isDraft ? await world.publish(closesIn) : await world.create(opensIn, closesIn);
    if (!voting) return;
    const voters = Array.from({ length: 12 }, async () => {
      await pause(Math.max(0, opensIn - 4000) + random() * 40_000);
      await world.vote(voting.id);
    });
    const organisers = Array.from({ length: 2 }, async () => {
      await pause(random() * 25_000);
      const { id } = voting;
      const closesAt = new Date(virtualNow() + 3500 + random() * 40_000).toISOString();
      const turn = random();
      if (turn < 0.4) await world.mutate('closeVoting', { id });
      else if (turn < 0.7) await world.mutate('updateVoting', { input: { id, closesAt } });
      else await world.mutate('deleteVoting', { id });
    });
    await Promise.all([...voters, ...organisers]);
  });
  await Promise.all(lanes);
}

describe('However late single calls are', () => {
  it.each([
    ['late', { late: 0.1, fails: 0.0001 }],
    ['late often, and some answers lost', { late: 0.3, fails: 0.1 }],
  ])('votes lie in their window and windows keep the limit (calls are %s)', async (_, rates) => {
    let votes = 0;
    let published = 0;
    for (let seed = 1; seed <= 15; seed += 1) {
      const world = new World(seed, rates);
      await inVirtualTime(start, () => crowdedMinute(world));
      world.checkVotes();
      votes += world.receipts.length;
      published += world.definitions().filter(({ id }) => id.endsWith(DRAFT_MARK)).length;
    }
    expect(published).toBeGreaterThan(2);
    expect(votes).toBeGreaterThan(100);
  });
});

describe('Five hundred who voted for what an older page showed', () => {
  interface Shown {
    id: string;
    access: string;
    options: { id: string; label: string }[];
  }

  it('have receipts that name what they saw, by label and price, or are told that it has changed', async () => {
    const world = new World(11, { late: 0.05, fails: 0.05 });
    const { random } = world;
    const labels = ['Keep', 'Build', 'Sell', 'Rent', 'Share'];
    const shuffled = () =>
      [...labels]
        .sort(() => random() - 0.5)
        .slice(0, 3 + Math.floor(random() * 3))
        .map((label) => ({ label }));
    const outcomes = { receipts: 0, paid: 0, refusals: 0, otherPlace: 0 };
    await inVirtualTime(start, async () => {
      const made = await Promise.all([world.create(60_000, 600_000), world.create(60_000, 600_000)]);
      const votings = made.flatMap((voting) => voting ?? []);
      const shown = (id: string): Shown => {
        const found = world.definitions().find((voting) => voting.id === id) as unknown as Shown;
        return structuredClone(found);
      };
      const organisers = votings.map(async ({ id }, index) => {
        for (let change = 0; change < 8; change += 1) {
          await pause(random() * 6000);
          // In the end one is paid, and one free.
          const isPaid = change < 6 ? random() < 0.5 : index === 0;
          const access = isPaid ? 'PAID' : 'FREE';
          await world.mutate('updateVoting', { input: { id, access, options: shuffled() } });
        }
      });
      const voters = Array.from({ length: 500 }, async (_, number) => {
        const purse = profileKey(`v-${number}`);
        world.table.items.set(Object.values(purse).join('/'), { ...purse, credits: 2 });
        await pause(random() * 50_000);
        const pages = votings.map(({ id }) => shown(id));
        await pause(start + 61_000 + random() * 60_000 - virtualNow());
        for (const page of pages) {
          const option = page.options[Math.floor(random() * page.options.length)]!;
          const input = {
            votingId: page.id,
            optionId: option.id,
            expectedCost: page.access === 'PAID' ? 1 : 0,
            idempotencyKey: `${number}-${page.id}`,
          };
          const vote = () => world.voteAs<{ optionId: string; creditsSpent: number }>(`v-${number}`, input);
          const receipt = await vote();
          if (!receipt) {
            outcomes.refusals += 1;
            continue;
          }
          outcomes.receipts += 1;
          outcomes.paid += receipt.creditsSpent;
          const now = shown(page.id);
          const place = now.options.findIndex(({ id }) => id === receipt.optionId);
          expect(now.options[place]?.label).toBe(option.label);
          expect(receipt.creditsSpent).toBe(input.expectedCost);
          if (place !== page.options.indexOf(option)) outcomes.otherPlace += 1;
        }
      });
      await Promise.all([...organisers, ...voters]);
    });
    const votes = world.table.ofKind('VOTE#');
    expect(votes.length).toBeGreaterThanOrEqual(outcomes.receipts);
    expect(outcomes.receipts).toBeGreaterThan(50);
    expect(outcomes.paid).toBeGreaterThan(10);
    expect(outcomes.otherPlace).toBeGreaterThan(10);
    expect(world.refusals).toEqual(expect.arrayContaining(['OptionNotFound', 'PriceChanged']));
  });
});

describe('Forty who create at once', () => {
  it('get exactly the places that are free, and the others are told so', async () => {
    const world = new World(7, { late: 0, fails: 0.0001 });
    await inVirtualTime(start, () => Promise.all(Array.from({ length: 40 }, () => world.create(0, 60_000))));
    expect(world.definitions()).toHaveLength(LIMIT);
    expect(world.refusals).toEqual(Array.from({ length: 40 - LIMIT }, () => 'TooManyVotings'));
  });
});
