import { matchesFilter } from '../../../packages/appsync-local/src/realtime/matching/enhanced-filter';
import { draftKey, votingKey, type Key } from '../../../model/keys';
import * as closeVoting from '../../../resolvers/Mutation.closeVoting';
import * as createVoting from '../../../resolvers/Mutation.createVoting';
import * as deleteVoting from '../../../resolvers/Mutation.deleteVoting';
import * as updateVoting from '../../../resolvers/Mutation.updateVoting';
import * as onVoting from '../../../resolvers/Subscription.onVoting';
import * as onVotingDeleted from '../../../resolvers/Subscription.onVotingDeleted';
import * as commitClosing from '../../../resolvers/steps/commitClosing';
import * as commitDeletion from '../../../resolvers/steps/commitDeletion';
import * as commitNewVoting from '../../../resolvers/steps/commitNewVoting';
import * as commitUpdate from '../../../resolvers/steps/commitUpdate';
import * as planUpdate from '../../../resolvers/steps/planUpdate';
import * as refuseClosedAccount from '../../../resolvers/steps/refuseClosedAccount';
import { partsOf } from '../../../resolvers/votings/listing';
import { evaluate, surroundings } from './support/evaluate';
import {
  FieldError,
  inVirtualTime,
  pause,
  runPipeline,
  VirtualTable,
  type Pipeline,
} from './support/virtual-service';

let told: { filterGroup: { filters: { fieldName: string; operator: string; value: never }[] }[] };

jest.mock('@aws-appsync/utils', () => ({
  ...jest.requireActual<{ utils: object }>('./support/virtual-service').utils,
  extensions: { setSubscriptionFilter: (filter: typeof told) => (told = filter) },
}));

const steps = {
  commitClosing,
  commitDeletion,
  commitNewVoting,
  commitUpdate,
  planUpdate,
  refuseClosedAccount,
};
const mutations = { closeVoting, createVoting, deleteVoting, updateVoting };

const start = Date.parse('2026-11-22T09:00:00.000Z');
const inMinutes = (minutes: number) => new Date(start + minutes * 60_000).toISOString();
const options = [{ label: 'Yes' }, { label: 'No' }];
const voters = { domains: ['example.com'], invitedOnly: true };

interface Told {
  id: string;
  status: string;
  title: string;
  opensAt: string;
  closesAt: string;
  updatedAt: string;
  code: string;
  results: string;
  voters: typeof voters | null;
  draft: { opensAt: string | null; closesAt: string | null } | null;
  options: { id: string }[];
}

class World {
  private state = 1;
  readonly table: VirtualTable;

  constructor(
    seed = 1,
    private readonly rates = { late: 0, latest: 0, fails: 0.000001, handsOutItems: 0.5 },
  ) {
    this.state = seed;
    const random = () => (this.state = (this.state * 16_807) % 2_147_483_647) / 2_147_483_647;
    this.table = new VirtualTable(random, this.rates);
  }

  async run(name: keyof typeof mutations, args: object): Promise<Told & FieldError> {
    const pipeline = { resolver: mutations[name], steps } as unknown as Pipeline;
    const env = { TABLE_NAME: 'table', MAX_OPEN_VOTINGS: '1', CLOSING_DELAY_SECONDS: '3' };
    try {
      return (await runPipeline(pipeline, this.table, { args, env, sub: 'organiser' })) as Told & FieldError;
    } catch (error) {
      if (error instanceof FieldError) return error as Told & FieldError;
      throw error;
    }
  }

  begin(input: object = {}): Promise<Told & FieldError> {
    return this.run('createVoting', {
      input: { title: '', access: 'FREE', options: [], draft: true, ...input },
    });
  }

  change(input: object): Promise<Told & FieldError> {
    return this.run('updateVoting', { input });
  }

  at({ PK, SK }: Key): Record<string, unknown> | undefined {
    return this.table.items.get(`${PK}/${SK}`);
  }

  /** What there is besides drafts, the trail of acts and the schedule. */
  rest(): string[] {
    return [...this.table.items.keys()].filter((place) => !/^(AUDIT|SCHEDULE|DRAFT#)/.test(place));
  }
}

const whole = { title: 'Lunch?', options, closesAt: inMinutes(60) };
const inWorld = (act: (world: World) => Promise<void>, world = new World()) =>
  inVirtualTime(start, () => act(world));

describe('A draft', () => {
  it('needs no window, no title and no option, and keeps all that was set of it', () =>
    inWorld(async (world) => {
      const empty = await world.begin();
      expect(empty).toMatchObject({
        status: 'DRAFT',
        code: '',
        opensAt: inMinutes(0),
        closesAt: inMinutes(0),
        draft: { opensAt: null, closesAt: null },
        voters: null,
      });
      const set = await world.change({
        id: empty.id,
        draft: true,
        ...whole,
        opensAt: inMinutes(30),
        voters,
        results: 'AFTER_CLOSING',
      });
      expect(set).toMatchObject({
        status: 'DRAFT',
        title: 'Lunch?',
        results: 'AFTER_CLOSING',
        voters,
        draft: { opensAt: inMinutes(30), closesAt: inMinutes(60) },
      });
      const removed = await world.change({ id: empty.id, draft: true, opensAt: null, options: [] });
      expect(removed).toMatchObject({
        draft: { opensAt: null, closesAt: inMinutes(60) },
        voters,
        options: [],
      });
      expect(await world.change({ id: empty.id, draft: true, voters: null })).toMatchObject({ voters: null });
    }));

  it('has an id that is one of a ULID, and the mark of drafts', async () => {
    const { stash } = await evaluate('Mutation.createVoting.ts', 'request', {
      arguments: { input: { title: '', access: 'FREE', options: [], draft: true } },
      info: { selectionSetList: ['id'] },
    });
    expect(stash['votingId']).toMatch(/^[0-7][0-9A-HJKMNP-TV-Z]{19}Z{6}$/);
  });

  it('is found by nobody who looks for votings', async () => {
    const world = new World();
    let id = '';
    await inWorld(async () => {
      ({ id } = await world.begin({ ...whole, opensAt: inMinutes(-5), idempotencyKey: 'k' }));
    }, world);
    // Neither a definition, nor a gate, a code, a tally.
    expect(world.rest()).toEqual(['USER#organiser/REQUEST#createVoting#k']);
    expect(world.at(draftKey(id))).toBeDefined();
    for (const [file, context] of [
      ['Query.voting.ts', { arguments: { id } }],
      ['steps/readJoinedVoting.ts', { stash: { votingId: id } }],
      [
        'steps/readGate.ts',
        { arguments: { input: { votingId: id, optionId: `${id}-1` } }, stash: { turn: 0 } },
      ],
      ['Voting.tally.ts', { source: { id, results: 'ALWAYS', closesAt: inMinutes(60) } }],
    ] as const) {
      // In real time: a clock that jumps would never let the isolate answer.
      const { result, error } = await evaluate(file, 'request', context);
      expect(error).toBeUndefined();
      const asked = [...JSON.stringify(result).matchAll(/"PK":{"S":"([^"]*)"},"SK":{"S":"([^"]*)"/g)];
      expect(asked.length).toBeGreaterThan(0);
      for (const [, PK = '', SK = ''] of asked) expect(world.at({ PK, SK })).toBeUndefined();
    }
    const items = [...world.table.items.values()];
    for (const status of ['UPCOMING', 'OPEN', 'CLOSED', null] as const)
      for (const access of ['FREE', 'PAID', null] as const)
        for (const words of [[], ['lunch']]) {
          const question = { status, access, words, ascending: false, pageSize: 5, nextToken: null };
          for (const { key, value } of partsOf(question, start))
            expect(items.filter((item) => item[key] === value)).toEqual([]);
        }
  });

  it('has no votes by minute, and says to nobody but organisers what it is', async () => {
    const { result } = await evaluate('Voting.votesByMinute.ts', 'request', {
      arguments: { last: 5 },
      source: { id: 'D', status: 'DRAFT', opensAt: inMinutes(-5), closesAt: inMinutes(60), options: [] },
    });
    expect(result).toEqual([]);
    const asked = { arguments: { filter: { status: 'DRAFT' } }, info: { selectionSetList: ['items'] } };
    for (const [groups, error] of [
      [null, 'Unauthorized'],
      [['voters'], 'Unauthorized'],
      [['organisers'], ''],
    ] as const) {
      const identity = { ...surroundings.identity, groups };
      const answer = await evaluate('Query.votings.ts', 'request', { ...asked, identity });
      expect((answer.error ?? '').slice(0, 12)).toBe(error);
    }
    expect((await evaluate('Query.votings.ts', 'request', { ...asked, identity: null })).error).toContain(
      'Unauthorized',
    );
  });

  it('is listed for organisers who do not want to see paid votings', async () => {
    const question = { status: 'DRAFT', access: null, words: [] };
    const { result } = await evaluate('steps/readPreferences.ts', 'request', {
      stash: { question },
    });
    expect(JSON.stringify(result ?? {})).not.toContain('USER#');
    const voted = { question: { ...question, status: 'OPEN' } };
    const other = await evaluate('steps/readPreferences.ts', 'request', { stash: voted });
    expect(JSON.stringify(other.result)).toContain('USER#');
  });

  it('cannot be closed', () =>
    inWorld(async (world) => {
      const { id } = await world.begin(whole);
      expect(await world.run('closeVoting', { id })).toMatchObject({ type: 'VotingNotFound' });
    }));

  it('has its creation and its publishing in the audit trail, and not what was saved in between', () =>
    inWorld(async (world) => {
      const { id } = await world.begin();
      for (const title of ['L', 'Lun', 'Lunch?']) await world.change({ id, draft: true, title, options });
      await world.change({ id, draft: false, closesAt: inMinutes(60) });
      const entries = [...world.table.items.values()].filter(({ kind }) => kind === 'AUDIT');
      expect(entries).toMatchObject([
        { action: 'CREATE_VOTING', after: { draft: true, title: '' } },
        { action: 'CHANGE_VOTING', before: { draft: true }, after: { title: 'Lunch?', access: 'FREE' } },
      ]);
      expect(entries[1]?.['after']).not.toHaveProperty('draft');
    }));

  it('is deleted with an entry of that, and nothing is left of it', () =>
    inWorld(async (world) => {
      const { id } = await world.begin(whole);
      expect(await world.run('deleteVoting', { id })).toMatchObject({ id, status: 'DRAFT' });
      expect(world.at(draftKey(id))).toBeUndefined();
      expect(world.rest()).toEqual([]);
      const entries = [...world.table.items.values()].filter(({ kind }) => kind === 'AUDIT');
      expect(entries.map(({ action }) => action)).toEqual(['CREATE_VOTING', 'DELETE_VOTING']);
      expect(await world.change({ id, title: 'Dinner?' })).toMatchObject({ type: 'VotingNotFound' });
    }));
});

describe('What follows votings', () => {
  const draft = { id: '01K0000000000000DDDDZZZZZZ', status: 'DRAFT', title: 'Lunch?' };
  const voting = { id: '01K0000000000000DDDDDDDDDD', status: 'UPCOMING', title: 'Lunch?' };
  const selected = (record: Record<string, string>, names: string) =>
    Object.fromEntries(names.split(' ').map((name) => [name, record[name]]));

  it.each([
    ['onVoting', onVoting],
    ['onVotingDeleted', onVotingDeleted],
  ])('by %s is told of votings, whatever was selected of them, and of no draft', (_, subscription) => {
    expect(subscription.response()).toBeNull();
    for (const names of ['id', 'status', 'title', 'id status', 'id title', 'status title'])
      expect([names, matchesFilter(told, selected(voting, names))]).toEqual([names, true]);
    // What selects neither is refused.
    for (const names of ['id', 'status', 'id status', 'id title', 'status title'])
      expect([names, matchesFilter(told, selected(draft, names))]).toEqual([names, false]);
    expect(matchesFilter(told, { ...draft, status: 'OPEN' })).toBe(true);
  });

  it('cannot be told of a draft by selecting neither its id nor its status', async () => {
    const info = { selectionSetList: ['title', 'draftId', 'options', 'options/id'] };
    const begun = await evaluate('Mutation.createVoting.ts', 'request', {
      arguments: { input: { title: '', access: 'FREE', options: [], draft: true } },
      info,
    });
    expect(begun.error).toContain('Select the id or the status');
    const current = { ...draft, opensAt: '', closesAt: '', options: [], draft: true, version: 1 };
    const stash = { known: { schedule: { windows: {}, version: 1 }, current }, change: 'c' };
    for (const [step, more] of [
      ['steps/planUpdate.ts', { changes: { title: 'Dinner?', draft: true } }],
      ['steps/commitDeletion.ts', {}],
    ] as const)
      expect((await evaluate(step, 'request', { info, stash: { ...stash, ...more } })).error).toContain(
        'Select the id or the status',
      );
  });
});

describe('Publishing', () => {
  it('makes a voting of all that the draft said, in one transaction, for the same voters', () =>
    inWorld(async (world) => {
      const { id } = await world.begin({ ...whole, voters, results: 'AFTER_VOTING' });
      const voting = await world.change({ id, draft: false, voters: null });
      expect(voting).toMatchObject({
        id,
        status: 'OPEN',
        closesAt: inMinutes(60),
        voters,
        results: 'AFTER_VOTING',
        draft: null,
      });
      expect(voting.code).toMatch(/^[A-Z2-9]{6}$/);
      expect(world.at(draftKey(id))).toBeUndefined();
      expect(world.at(votingKey(id))).toMatchObject({ kind: 'VOTING', access: 'FREE', voters });
      expect(world.at(votingKey(id))).not.toHaveProperty('draft');
      expect(world.at(votingKey(id))).not.toHaveProperty('voting');
      // The definition, sixteen gates, the code.
      expect(world.rest()).toHaveLength(18);
      expect(JSON.stringify(world.table.ofKind('SCHEDULE'))).toContain(id);
    }));

  it.each([
    ['without a title', { title: '' }, {}, 'InvalidInput', { field: 'title' }],
    ['with one option', { options: options.slice(1) }, {}, 'InvalidInput', { field: 'options' }],
    ['without a closing', { closesAt: null }, {}, 'InvalidInput', { field: 'closesAt' }],
    ['that has closed', { closesAt: inMinutes(-1) }, {}, 'InvalidInput', { field: 'closesAt' }],
    ['that closes before it opens', { opensAt: inMinutes(90) }, {}, 'InvalidInput', { field: 'closesAt' }],
    ['that is one too many', {}, { isFull: true }, 'TooManyVotings', { limit: 1 }],
  ])(
    '%s is refused, and the draft stays as it was',
    (_, input, { isFull = false }: { isFull?: boolean }, type, info) =>
      inWorld(async (world) => {
        if (isFull) await world.begin({ ...whole, draft: false });
        const { id } = await world.begin({ ...whole, ...input });
        const before = JSON.stringify([...world.table.items]);
        expect(await world.change({ id, draft: false, description: 'Now!' })).toMatchObject({ type, info });
        expect(JSON.stringify([...world.table.items])).toBe(before);
        expect(world.at(draftKey(id))).toBeDefined();
      }),
  );

  it('is not counted among those that may be open before', () =>
    inWorld(async (world) => {
      for (let number = 0; number < 4; number += 1)
        expect(await world.begin(whole)).toMatchObject({ status: 'DRAFT' });
      expect(await world.begin({ ...whole, draft: false })).toMatchObject({ status: 'OPEN' });
    }));

  it('again changes nothing, and nothing becomes a draft or for other voters after it', () =>
    inWorld(async (world) => {
      const { id } = await world.begin({ ...whole, opensAt: inMinutes(30), voters });
      const first = await world.change({ id, draft: false });
      const again = await world.change({ id, draft: false, voters });
      expect(again).toEqual(Object.assign({}, first, { updatedAt: again.updatedAt }));
      expect(await world.change({ id, draft: true })).toMatchObject({ info: { field: 'draft' } });
      for (const other of [{ domains: ['example.org'] }, { domains: [] }])
        expect(await world.change({ id, voters: other })).toMatchObject({ info: { field: 'voters' } });
      expect(await world.change({ id, voters: null })).toMatchObject({ voters });
    }));

  it('a request for a draft again is answered with what became of it', () =>
    inWorld(async (world) => {
      const input = { ...whole, opensAt: inMinutes(30), idempotencyKey: 'k' };
      const { id } = await world.begin(input);
      expect(await world.begin(input)).toMatchObject({ id, status: 'DRAFT' });
      await world.change({ id, draft: false });
      expect(await world.begin(input)).toMatchObject({ id, status: 'UPCOMING' });
      expect(await world.begin({ ...input, draft: false })).toMatchObject({
        type: 'InvalidInput',
        info: { field: 'idempotencyKey', votingId: id },
      });
    }));

  it.each([
    ['at once', { late: 0, latest: 0, fails: 0.000001, handsOutItems: 0.5 }],
    [
      'while calls are late and answers are lost',
      { late: 0.3, latest: 9000, fails: 0.3, handsOutItems: 0.5 },
    ],
  ])(
    'by two organisers, beside one who writes on, %s, gives one voting or leaves one draft',
    async (_, rates) => {
      let published = 0;
      for (let seed = 1; seed <= 12; seed += 1)
        await inWorld(
          async (world) => {
            let begun = await world.begin({ ...whole, opensAt: inMinutes(30) });
            while (begun.type) begun = await world.begin({ ...whole, opensAt: inMinutes(30) });
            const { id } = begun;
            const answers = await Promise.all([
              world.change({ id, draft: false }),
              world.change({ id, draft: false }),
              pause(seed * 2).then(() => world.change({ id, draft: true, title: 'Dinner?' })),
            ]);
            const voting = world.at(votingKey(id));
            expect(world.at(draftKey(id)) === undefined).toBe(voting !== undefined);
            const [schedule] = world.table.ofKind('SCHEDULE') as unknown as { windows: object }[];
            expect(JSON.stringify(schedule?.windows ?? {}).includes(id)).toBe(voting !== undefined);
            expect(world.table.ofKind('CODE').filter(({ votingId }) => votingId === id)).toHaveLength(
              voting ? 1 : 0,
            );
            if (answers.slice(0, 2).some(({ status }) => status === 'UPCOMING')) expect(voting).toBeDefined();
            // Who wrote on was told so, or that it was published.
            if (answers[2].status === 'DRAFT' && voting) expect(voting['title']).toBe('Dinner?');
            if (voting) published += 1;
          },
          new World(seed, rates),
        );
      expect(published).toBeGreaterThan(3);
    },
  );
});
