import { randomUUID } from 'node:crypto';
import {
  freshAccount,
  newVoter,
  organiserAccount,
  signedIn,
  voterWith,
  type Caller,
} from '../support/clients';
import { dynamoDbCallsDuring } from '../support/dynamodb-calls';
import {
  castVoteMutation,
  clearVotings,
  createVoting,
  createVotingMutation,
  inSeconds,
  votingInput,
  type TestVoting,
} from '../support/votings';

interface Entry {
  id: string;
  at: string;
  by: string;
  action: string;
  votingId: string | null;
  userId: string | null;
  reason: string | null;
  before: string | null;
  after: string | null;
}
interface Page {
  auditTrail: { items: Entry[]; nextToken: string | null };
}

const trailQuery = `query($votingId: ID, $onlyCredits: Boolean, $limit: Int, $nextToken: String) {
  auditTrail(votingId: $votingId, onlyCredits: $onlyCredits, limit: $limit, nextToken: $nextToken) {
    items { id at by action votingId userId reason before after }
    nextToken
  }
}`;
const grantMutation =
  'mutation($input: GrantCreditsInput!) { grantCredits(input: $input) { userId credits version } }';

let organiser: Caller;

async function newest(variables: Record<string, unknown> = {}): Promise<Entry[]> {
  return (await organiser.expect<Page>(trailQuery, { limit: 50, ...variables })).auditTrail.items;
}

/** The entries that an act leaves, and the requests of DynamoDB that wrote them. */
async function entriesOf(act: () => Promise<unknown>): Promise<{ entries: Entry[]; writes: string[] }> {
  const known = new Set((await newest()).map(({ id }) => id));
  const calls = await dynamoDbCallsDuring(act);
  const entries = (await newest()).filter(({ id }) => !known.has(id));
  return {
    entries,
    writes: calls.map(({ operation }) => operation).filter((name) => !/Get|Query/.test(name)),
  };
}

const facts = (json: string | null): unknown => (json === null ? null : JSON.parse(json));

beforeAll(async () => {
  organiser = await signedIn(organiserAccount);
  await clearVotings(organiser);
});

afterAll(() => clearVotings(organiser));

describe('The audit trail', () => {
  let voting: TestVoting;

  it('has one entry for each act on a voting, with who, what, before and after', async () => {
    const opensAt = inSeconds(900);
    const created = await entriesOf(async () => {
      voting = await createVoting(organiser, { opensAt, title: 'Where to?' });
    });
    expect(created.entries).toEqual([
      expect.objectContaining({
        action: 'CREATE_VOTING',
        by: organiser.userId,
        votingId: voting.id,
        userId: null,
        before: null,
      }),
    ]);
    expect(facts(created.entries[0]!.after)).toMatchObject({ title: 'Where to?', access: 'FREE', opensAt });
    expect(created.writes.at(-1)).toBe('TransactWriteItems');

    const input = { id: voting.id, title: 'Where to, then?', opensAt: inSeconds(800) };
    const changed = await entriesOf(() =>
      organiser.expect('mutation($input: UpdateVotingInput!) { updateVoting(input: $input) { id } }', {
        input,
      }),
    );
    expect(changed.entries).toHaveLength(1);
    expect(changed.writes).toEqual(['TransactWriteItems']);
    const { before, after } = changed.entries[0]!;
    expect(facts(before)).toEqual({ title: 'Where to?', opensAt });
    expect(facts(after)).toEqual({ title: input.title, opensAt: input.opensAt });

    const deleted = await entriesOf(() =>
      organiser.expect('mutation($id: ID!) { deleteVoting(id: $id) { id } }', { id: voting.id }),
    );
    expect(deleted.entries).toEqual([expect.objectContaining({ action: 'DELETE_VOTING', after: null })]);
    expect(facts(deleted.entries[0]!.before)).toMatchObject({ title: input.title });
    expect(deleted.writes).toEqual(['TransactWriteItems']);

    const open = await createVoting(organiser);
    let closesAt = '';
    const closed = await entriesOf(async () => {
      const { closeVoting } = await organiser.expect<{ closeVoting: { closesAt: string } }>(
        'mutation($id: ID!) { closeVoting(id: $id) { closesAt } }',
        { id: open.id },
      );
      closesAt = closeVoting.closesAt;
    });
    expect(closed.entries).toEqual([expect.objectContaining({ action: 'CLOSE_VOTING', votingId: open.id })]);
    expect(facts(closed.entries[0]!.before)).toEqual({ closesAt: open.closesAt });
    expect(facts(closed.entries[0]!.after)).toEqual({ closesAt });
  });

  it('lists the acts on one voting, also when it is gone, and page by page without gaps', async () => {
    const ofVoting = await newest({ votingId: voting.id });
    expect(ofVoting.map(({ action }) => action)).toEqual(['DELETE_VOTING', 'CHANGE_VOTING', 'CREATE_VOTING']);
    const found: Entry[] = [];
    let nextToken: string | null = null;
    do {
      const variables: Record<string, unknown> = { limit: 2, nextToken, votingId: voting.id };
      const { auditTrail }: Page = await organiser.expect<Page>(trailQuery, variables);
      found.push(...auditTrail.items);
      ({ nextToken } = auditTrail);
    } while (nextToken !== null);
    expect(found).toEqual(ofVoting);
    expect(await newest({ votingId: 'no-such-voting' })).toEqual([]);
    const { errors } = await organiser.run(trailQuery, { votingId: voting.id, onlyCredits: true });
    expect(errors[0]).toMatchObject({ errorType: 'InvalidInput', errorInfo: { field: 'onlyCredits' } });
  });

  it('is for organisers only, and says nothing of votes', async () => {
    const voter = await newVoter();
    const open = await createVoting(organiser);
    const { entries } = await entriesOf(() =>
      voter.expect(castVoteMutation, { input: { votingId: open.id, optionId: open.options[0]!.id } }),
    );
    expect(entries).toEqual([]);
    const { errors } = await voter.run(trailQuery);
    expect(errors[0]).toMatchObject({ errorType: 'Unauthorized' });
  });
});

describe('Creating a voting with an idempotency key', () => {
  it('again, and many times at once, gives the one voting', async () => {
    const input = votingInput({ idempotencyKey: randomUUID(), title: 'Only once' });
    const create = () =>
      organiser
        .expect<{ createVoting: TestVoting }>(createVotingMutation, { input })
        .then((answer) => answer.createVoting);
    const { entries } = await entriesOf(async () => {
      const votings = await Promise.all(Array.from({ length: 4 }, create));
      votings.push(await create());
      for (const one of votings) expect(one).toEqual(votings[0]);
    });
    expect(entries).toHaveLength(1);
    const { votings } = await organiser.expect<{ votings: { items: { title: string }[] } }>(
      'query { votings(limit: 50) { items { title } } }',
    );
    expect(votings.items.filter(({ title }) => title === 'Only once')).toHaveLength(1);
    const { errors } = await organiser.run(createVotingMutation, { input: { ...input, access: 'PAID' } });
    expect(errors[0]).toMatchObject({
      errorType: 'InvalidInput',
      errorInfo: { field: 'idempotencyKey', votingId: entries[0]!.votingId },
    });
  });
});

describe('A grant', () => {
  it.each([
    ['an address as user id', { userId: organiserAccount.email }],
    ['a user id of nobody', { userId: '00000000-0000-0000-0000-000000000000' }],
    ['no user id at all', { userId: 'no such voter' }],
    ['an address of nobody', { email: 'nobody@example.com' }],
  ])('to %s finds no voter', async (_, name) => {
    const { entries } = await entriesOf(async () => {
      const { errors } = await organiser.run(grantMutation, {
        input: { ...name, credits: 5, reason: 'Prize' },
      });
      expect(errors[0]).toMatchObject({ errorType: 'VoterNotFound' });
    });
    expect(entries).toEqual([]);
  });

  it('to a deleted account finds no voter', async () => {
    const voter = await newVoter();
    await voter.expect('mutation { deleteAccount { id } }');
    const { errors } = await organiser.run(grantMutation, {
      input: { userId: voter.userId, credits: 5, reason: 'Prize' },
    });
    expect(errors[0]).toMatchObject({ errorType: 'VoterNotFound' });
  });

  it('by address reaches its voter, is answered the same after a vote, and can be taken back once', async () => {
    const account = freshAccount('Granted');
    const voter = await voterWith(account);
    const paid = await createVoting(organiser, { access: 'PAID' });
    const input = {
      email: account.email.toLowerCase(),
      credits: 3,
      reason: 'Prize',
      idempotencyKey: randomUUID(),
    };
    const given = await entriesOf(async () => {
      expect(await organiser.expect(grantMutation, { input })).toEqual({
        grantCredits: { userId: voter.userId, credits: 3, version: 1 },
      });
    });
    expect(given.entries).toEqual([
      expect.objectContaining({
        action: 'GRANT_CREDITS',
        by: organiser.userId,
        userId: voter.userId,
        reason: 'Prize',
      }),
    ]);
    expect(given.writes).toEqual(['TransactWriteItems']);
    await voter.expect(castVoteMutation, { input: { votingId: paid.id, optionId: paid.options[0]!.id } });
    const again = await entriesOf(async () => {
      expect(await organiser.expect(grantMutation, { input })).toEqual({
        grantCredits: { userId: voter.userId, credits: 3, version: 1 },
      });
    });
    expect(again.entries).toEqual([]);

    const correction = {
      userId: voter.userId,
      credits: -3,
      reason: 'Mistaken',
      idempotencyKey: randomUUID(),
    };
    const back = await entriesOf(() => organiser.expect(grantMutation, { input: correction }));
    expect(back.entries).toEqual([expect.objectContaining({ action: 'CORRECT_CREDITS' })]);
    const { errors } = await organiser.run(grantMutation, {
      input: { ...correction, credits: -1, idempotencyKey: randomUUID() },
    });
    expect(errors[0]).toMatchObject({ errorType: 'InvalidInput', errorInfo: { field: 'credits' } });
    const { me } = await voter.expect<{
      me: { credits: number; creditHistory: { items: { kind: string; credits: number }[] } };
    }>('query { me { credits creditHistory { items { kind credits } } } }');
    expect(me).toEqual({
      credits: -1,
      creditHistory: {
        items: [
          { kind: 'CORRECTION', credits: -3 },
          { kind: 'VOTE', credits: -1 },
          { kind: 'GRANT', credits: 3 },
        ],
      },
    });
    const acts = (await newest({ onlyCredits: true })).filter(({ userId }) => userId === voter.userId);
    expect(acts.map(({ action }) => action)).toEqual(['CORRECT_CREDITS', 'GRANT_CREDITS']);
    expect(JSON.stringify(acts)).not.toContain(paid.id);
  });
});
