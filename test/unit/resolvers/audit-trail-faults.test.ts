import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Kind, parse, type ObjectTypeDefinitionNode } from 'graphql';
import { projectDirectory } from '../../../infra/bundle';
import { profileKey } from '../../../model/keys';
import * as closeVoting from '../../../resolvers/Mutation.closeVoting';
import * as createVoting from '../../../resolvers/Mutation.createVoting';
import * as deleteVoting from '../../../resolvers/Mutation.deleteVoting';
import * as grantCredits from '../../../resolvers/Mutation.grantCredits';
import * as sendUpdate from '../../../resolvers/Mutation.sendUpdate';
import * as updateVoting from '../../../resolvers/Mutation.updateVoting';
import * as commitClosing from '../../../resolvers/steps/commitClosing';
import * as commitDeletion from '../../../resolvers/steps/commitDeletion';
import * as commitNewVoting from '../../../resolvers/steps/commitNewVoting';
import * as commitUpdate from '../../../resolvers/steps/commitUpdate';
import * as findUpdate from '../../../resolvers/steps/findUpdate';
import * as findVoter from '../../../resolvers/steps/findVoter';
import * as giveCredits from '../../../resolvers/steps/giveCredits';
import * as planUpdate from '../../../resolvers/steps/planUpdate';
import * as readVotingToTell from '../../../resolvers/steps/readVotingToTell';
import * as refuseClosedAccount from '../../../resolvers/steps/refuseClosedAccount';
import * as startPushes from '../../../resolvers/steps/startPushes';
import * as writeUpdate from '../../../resolvers/steps/writeUpdate';
import {
  FieldError,
  inVirtualTime,
  ProcessEnd,
  runPipeline,
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
  findUpdate,
  findVoter,
  giveCredits,
  planUpdate,
  readVotingToTell,
  refuseClosedAccount,
  startPushes,
  writeUpdate,
};
const resolvers = { closeVoting, createVoting, deleteVoting, grantCredits, sendUpdate, updateVoting };
type Name = keyof typeof resolvers;

const start = Date.parse('2026-11-22T09:00:00.000Z');
const inMinutes = (minutes: number) => new Date(start + minutes * 60_000).toISOString();
const newVoting = (opensAt: string) => ({
  title: 'Lunch?',
  access: 'FREE',
  opensAt,
  closesAt: inMinutes(120),
  options: [{ label: 'Yes' }, { label: 'No' }],
  idempotencyKey: 'k',
});
const grant = { userId: 'ann', credits: 5, reason: 'Prize', idempotencyKey: 'prize' };
const correction = { ...grant, credits: -2, idempotencyKey: 'back' };

interface Act {
  mutation: Name;
  args: (votingId: string) => object;
  action: string;
  /** When the voting opens that it is done to; absent: there is none. */
  opensAt?: string;
  /** It is done to a draft. */
  isDraft?: boolean;
  /** How many entries it leaves; absent: one. */
  entries?: number;
  isGrantedBefore?: boolean;
}
const acts: Act[] = [
  { mutation: 'createVoting', args: () => ({ input: newVoting(inMinutes(60)) }), action: 'CREATE_VOTING' },
  {
    mutation: 'updateVoting',
    args: (id) => ({ input: { id, title: 'Dinner?', options: [{ label: 'No' }, { label: 'Late' }] } }),
    action: 'CHANGE_VOTING',
    opensAt: inMinutes(60),
  },
  {
    mutation: 'updateVoting',
    args: (id) => ({ input: { id, closesAt: inMinutes(0.2) } }),
    action: 'CHANGE_VOTING',
    opensAt: inMinutes(0),
  },
  { mutation: 'closeVoting', args: (id) => ({ id }), action: 'CLOSE_VOTING', opensAt: inMinutes(0) },
  { mutation: 'deleteVoting', args: (id) => ({ id }), action: 'DELETE_VOTING', opensAt: inMinutes(60) },
  {
    mutation: 'createVoting',
    args: () => ({ input: { ...newVoting(''), draft: true } }),
    action: 'CREATE_VOTING',
  },
  ...[true, false].map((draft): Act => ({
    mutation: 'updateVoting',
    args: (id) => ({ input: { id, title: 'Dinner?', draft } }),
    action: 'CHANGE_VOTING',
    opensAt: inMinutes(60),
    isDraft: true,
    entries: draft ? 0 : 1,
  })),
  {
    mutation: 'deleteVoting',
    args: (id) => ({ id }),
    action: 'DELETE_VOTING',
    opensAt: inMinutes(60),
    isDraft: true,
  },
  {
    mutation: 'sendUpdate',
    args: (id) => ({ input: { votingId: id, text: 'Bring a pen.', idempotencyKey: 'pen' } }),
    action: 'SEND_UPDATE',
    opensAt: inMinutes(60),
  },
  { mutation: 'grantCredits', args: () => ({ input: grant }), action: 'GRANT_CREDITS' },
  {
    mutation: 'grantCredits',
    args: () => ({ input: correction }),
    action: 'CORRECT_CREDITS',
    isGrantedBefore: true,
  },
];

async function run(table: VirtualTable, mutation: Name, args: object): Promise<unknown> {
  const pipeline = { resolver: resolvers[mutation], steps } as unknown as Pipeline;
  const env = { TABLE_NAME: 'table', MAX_OPEN_VOTINGS: '3', CLOSING_DELAY_SECONDS: '3' };
  try {
    return await runPipeline(pipeline, table, { args, env, sub: 'organiser' });
  } catch (error) {
    if (error instanceof ProcessEnd || error instanceof FieldError) return error;
    throw error;
  }
}

/** A world in which the act can be done. */
async function prepared(act: Act, fails: number, seed: number): Promise<{ table: VirtualTable; id: string }> {
  let state = seed;
  const random = () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
  const rates = { late: 0, latest: 0, fails: 0.000001, handsOutItems: 0.5 };
  const table = new VirtualTable(random, rates);
  let id = '';
  if (act.opensAt !== undefined) {
    const input = { ...newVoting(act.opensAt), idempotencyKey: null, draft: act.isDraft };
    id = ((await run(table, 'createVoting', { input })) as { id: string }).id;
  }
  if (act.isGrantedBefore) await run(table, 'grantCredits', { input: grant });
  rates.fails = fails;
  table.calls = 0;
  return { table, id };
}

/** What an act takes effect on. The schedule is none of it: a new voting takes its place there first. */
const effective = ({ items }: VirtualTable): string =>
  JSON.stringify([...items].filter(([place]) => !/^(AUDIT|SCHEDULE)/.test(place)).sort());
const entries = (table: VirtualTable) =>
  [...table.items.values()].filter(({ kind }) => kind === 'AUDIT') as {
    id: string;
    action: string;
    by: string;
  }[];

it('every mutation of organisers is looked at', () => {
  const schema = parse(readFileSync(path.join(projectDirectory, 'schema/schema.graphql'), 'utf8'));
  const mutation = schema.definitions.find(
    (definition): definition is ObjectTypeDefinitionNode =>
      definition.kind === Kind.OBJECT_TYPE_DEFINITION && definition.name.value === 'Mutation',
  );
  const ofOrganisers = (mutation?.fields ?? [])
    .filter(({ directives }) =>
      directives?.some((directive) =>
        directive.arguments?.some(({ name }) => name.value === 'cognito_groups'),
      ),
    )
    .map(({ name }) => name.value);
  expect(ofOrganisers.length).toBeGreaterThan(4);
  const looked = new Set<string>(acts.map(({ mutation: name }) => name));
  // Functions: what they write is looked at where they are tested.
  const elsewhere = ['createImageUpload', 'inviteVoters', 'refundCheckout'];
  expect(ofOrganisers.filter((name) => !looked.has(name) && !elsewhere.includes(name))).toEqual([]);
});

describe.each(
  acts.map(
    (act) =>
      [
        `${act.mutation} (${act.action}, ${act.opensAt ?? '-'}${act.isDraft ? ', a draft' : ''})`,
        act,
      ] as const,
  ),
)('%s', (_, act) => {
  const { entries: left = 1 } = act;

  it(`leaves exactly ${left} of entries, and none when it is repeated with its key`, async () => {
    await inVirtualTime(start, async () => {
      const { table, id } = await prepared(act, 0.000001, 1);
      const known = new Set(entries(table).map((entry) => entry.id));
      const added = () => entries(table).filter((entry) => !known.has(entry.id));
      const answer = await run(table, act.mutation, act.args(id));
      expect(answer).not.toBeInstanceOf(Error);
      const entry: unknown = expect.objectContaining({ action: act.action, by: 'organiser' });
      expect(added()).toEqual(Array.from({ length: left }, () => entry));
      if (!JSON.stringify(act.args(id)).includes('idempotencyKey')) return;
      expect(JSON.stringify(await run(table, act.mutation, act.args(id)))).toBe(JSON.stringify(answer));
      expect(added()).toHaveLength(1);
    });
  });

  it('wherever the process ends, there are both the act and its entry, or neither', async () => {
    let both = 0;
    let neither = 0;
    await inVirtualTime(start, async () => {
      for (let call = 1; ; call += 1) {
        for (const isCarriedOut of [false, true]) {
          const { table, id } = await prepared(act, 0.000001, 1);
          const before = effective(table);
          const known = entries(table).length;
          table.end = { call, isCarriedOut };
          const answer = await run(table, act.mutation, act.args(id));
          if (!(answer instanceof ProcessEnd)) return;
          const isDone = effective(table) !== before;
          expect([call, isCarriedOut, entries(table).length - known]).toEqual([
            call,
            isCarriedOut,
            isDone ? left : 0,
          ]);
          if (isDone) both += 1;
          else neither += 1;
        }
      }
    });
    expect(both).toBeGreaterThan(0);
    expect(neither).toBeGreaterThan(1);
  });

  it('through conflicts and lost answers, what is told is true, and the entries are those of what was done', async () => {
    for (let seed = 1; seed <= 40; seed += 1)
      await inVirtualTime(start, async () => {
        const { table, id } = await prepared(act, 0.4, seed);
        const before = effective(table);
        const known = entries(table).length;
        const answer = await run(table, act.mutation, act.args(id));
        const isDone = effective(table) !== before;
        expect([seed, entries(table).length - known]).toEqual([seed, isDone ? left : 0]);
        if (!(answer instanceof Error)) expect([seed, isDone]).toEqual([seed, true]);
      });
  });
});

describe('Grants', () => {
  const given = acts.find(({ action }) => action === 'GRANT_CREDITS')!;
  const takenBack = acts.find(({ action }) => action === 'CORRECT_CREDITS')!;

  it('through lost answers are given once, and every answer is what that grant left', async () => {
    for (let seed = 1; seed <= 40; seed += 1)
      await inVirtualTime(start, async () => {
        const { table } = await prepared(given, 0.4, seed);
        const answers: unknown[] = [];
        for (let turn = 0; turn < 4; turn += 1)
          answers.push(await run(table, 'grantCredits', { input: grant }));
        const told = answers.filter((answer) => !(answer instanceof Error));
        const profile = table.items.get(Object.values(profileKey('ann')).join('/'));
        if (told.length > 0) expect(profile).toMatchObject({ credits: 5, version: 1, granted: 5 });
        for (const answer of told) expect(answer).toEqual({ userId: 'ann', credits: 5, version: 1 });
      });
  });

  it('that are taken back never come to more than was given', async () => {
    await inVirtualTime(start, async () => {
      const { table } = await prepared(takenBack, 0.000001, 1);
      const back = (credits: number, key: string) =>
        run(table, 'grantCredits', { input: { ...grant, credits, idempotencyKey: key } });
      expect(await back(-2, 'a')).toEqual({ userId: 'ann', credits: 3, version: 2 });
      expect(await back(-4, 'b')).toMatchObject({ type: 'InvalidInput', info: { field: 'credits' } });
      expect(await back(-3, 'c')).toEqual({ userId: 'ann', credits: 0, version: 3 });
      const ledger = table.ofKind('LEDGER#') as { credits: number; kind: string }[];
      expect(ledger.map(({ kind, credits }) => [kind, credits])).toEqual([
        ['GRANT', 5],
        ['CORRECTION', -2],
        ['CORRECTION', -3],
      ]);
    });
  });
});

describe('Ten requests for one voting at once, with one key', () => {
  it('create one voting, and give back the places that the others took', async () => {
    for (let seed = 1; seed <= 10; seed += 1)
      await inVirtualTime(start, async () => {
        const { table } = await prepared(acts[0]!, 0.1, seed);
        const input = newVoting(inMinutes(60));
        const answers = await Promise.all(
          Array.from({ length: 10 }, () => run(table, 'createVoting', { input })),
        );
        const votings = table.ofKind('DEFINITION') as { id: string }[];
        expect(votings).toHaveLength(1);
        const ids = answers.flatMap((answer) =>
          answer instanceof Error ? [] : [(answer as { id: string }).id],
        );
        expect(new Set(ids)).toEqual(new Set([votings[0]!.id]));
        expect(entries(table)).toHaveLength(1);
        for (const answer of answers)
          if (answer instanceof FieldError) expect(['TryAgain', 'TooManyVotings']).toContain(answer.type);
        const other = { input: { ...input, title: 'Dinner?' } };
        let refused = await run(table, 'createVoting', other);
        while ((refused as FieldError).type === 'TryAgain') refused = await run(table, 'createVoting', other);
        expect(refused).toMatchObject({
          type: 'InvalidInput',
          info: { field: 'idempotencyKey', votingId: votings[0]!.id },
        });
      });
  });
});
