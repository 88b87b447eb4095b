import { setTimeout as pause } from 'node:timers/promises';
import type { DynamoDbCall } from '@hustings/appsync-local';
import { newVoters, organiserAccount, publicCaller, signedIn, type Caller } from '../support/clients';
import { readUnits } from '../../bench/wall-reads';
import { dynamoDbCallsDuring } from '../support/dynamodb-calls';
import { readFacts } from '../support/payments';
import {
  castVoteMutation,
  clearVotings,
  createVoting,
  eventually,
  inSeconds,
  readTally,
  type TestVoting,
} from '../support/votings';

const wallQuery = `query($filter: VotingFilter, $limit: Int) {
  votings(filter: $filter, limit: $limit) {
    items { id title status access opensAt options { id label } tally { total version } myVote { optionId } }
    nextToken
  }
}`;

interface Wall {
  votings: {
    items: {
      id: string;
      access: string;
      opensAt: string;
      status: string;
      tally: { total: number };
      myVote: { optionId: string } | null;
    }[];
    nextToken: string | null;
  };
}

const open = { filter: { status: 'OPEN' } };

async function wall(
  caller: Caller,
  variables: Record<string, unknown> = open,
): Promise<Wall['votings']['items']> {
  return (await caller.expect<Wall>(wallQuery, variables)).votings.items;
}

async function unitsOf(calls: DynamoDbCall[]): Promise<number> {
  return readUnits(calls, await readFacts());
}

describe('Looking at the wall', () => {
  let organiser: Caller;
  let visitor: Caller;
  let voters: Caller[];
  let votings: TestVoting[];

  beforeAll(async () => {
    organiser = await signedIn(organiserAccount);
    visitor = await publicCaller();
    await clearVotings(organiser);
    voters = await newVoters(2);
    votings = [];
    for (let index = 0; index < 16; index += 1)
      votings.push(await createVoting(organiser, { access: index % 4 === 0 ? 'PAID' : 'FREE' }));
  });

  afterAll(() => clearVotings(organiser));

  it('costs the table nothing for each visitor: many cost as much as the seconds they take', async () => {
    await wall(visitor);
    const begun = Date.now();
    const calls = await dynamoDbCallsDuring(async () => {
      for (let visit = 0; visit < 60; visit += 1)
        await Promise.all(Array.from({ length: 4 }, () => wall(visitor)));
    });
    // In a second: one query for the votings, one for the token, one tally each; by each of the four at most.
    const seconds = Math.ceil((Date.now() - begun) / 1000) + 1;
    expect(calls.length).toBeLessThanOrEqual(seconds * 4 * (2 + 16));
    expect(calls.filter(({ operation }) => operation !== 'Query' && operation !== 'GetItem')).toEqual([]);
  });

  it('takes at most twelve read units for sixteen votings with tallies, and never reads the schedule', async () => {
    for (const caller of [organiser, visitor]) {
      // What others shared within the second would not be read.
      await pause(1200);
      const calls = await dynamoDbCallsDuring(() =>
        caller.expect(
          'query($filter: VotingFilter) { votings(filter: $filter, limit: 19) { items { id title options { id } tally { total } } } }',
          open,
        ),
      );
      expect(calls.length).toBeGreaterThan(0);
      expect(JSON.stringify(calls)).not.toContain('SCHEDULE');
      const ofVotings = calls.filter(({ request }) => !JSON.stringify(request).includes('PROFILE'));
      expect(await unitsOf(ofVotings)).toBeLessThanOrEqual(12);
    }
  });

  it("shows a voter's own vote at once, and nobody else's", async () => {
    const [voter, other] = voters as [Caller, Caller];
    const voting = votings[1]!;
    const one = 'query($id: ID!) { voting(id: $id) { myVote { optionId } } }';
    for (const caller of [voter, other, visitor]) {
      await wall(caller);
      await caller.expect(one, { id: voting.id });
    }
    const optionId = voting.options[2]!.id;
    await voter.expect(castVoteMutation, { input: { votingId: voting.id, optionId } });

    const seenBy = async (caller: Caller): Promise<unknown[]> => [
      (await wall(caller)).find(({ id }) => id === voting.id)?.myVote,
      (await caller.expect<{ voting: { myVote: unknown } }>(one, { id: voting.id })).voting.myVote,
    ];
    expect(await seenBy(voter)).toEqual([{ optionId }, { optionId }]);
    expect(await seenBy(other)).toEqual([null, null]);
    expect(await seenBy(visitor)).toEqual([null, null]);
  });

  it("keeps one voter's wish to hide paid votings from everybody else's wall", async () => {
    const [voter, other] = voters as [Caller, Caller];
    await voter.expect('mutation { updateProfile(input: { showPaidVotings: false }) { id } }');
    const sizes = [await wall(voter), await wall(other), await wall(visitor)].map(({ length }) => length);
    expect(sizes).toEqual([12, 16, 16]);
  });

  it('tells visitors of a change by an organiser at once', async () => {
    const first = { filter: { status: 'UPCOMING', order: 'OPENING_ASC' } };
    expect(await wall(visitor, first)).toEqual([]);
    const later = await createVoting(organiser, { opensAt: inSeconds(6000), closesAt: inSeconds(9000) });
    const sooner = await createVoting(organiser, { opensAt: inSeconds(5000), closesAt: inSeconds(9000) });
    expect((await wall(visitor, first)).map(({ id }) => id)).toEqual([sooner.id, later.id]);
    const title = 'query($id: ID!) { voting(id: $id) { title } }';
    await visitor.expect(title, { id: later.id });
    await organiser.expect('mutation($input: UpdateVotingInput!) { updateVoting(input: $input) { id } }', {
      input: { id: later.id, title: 'Renamed' },
    });
    expect(await visitor.expect(title, { id: later.id })).toEqual({ voting: { title: 'Renamed' } });
    for (const { id } of [later, sooner])
      await organiser.expect('mutation($id: ID!) { deleteVoting(id: $id) { id } }', { id });
    expect(await wall(visitor, first)).toEqual([]);
    expect(await visitor.expect(title, { id: later.id })).toEqual({ voting: null });
  });

  it('shows the tally that was announced', async () => {
    const [, voter] = voters as [Caller, Caller];
    const voting = votings[2]!;
    await voter.expect(castVoteMutation, {
      input: { votingId: voting.id, optionId: voting.options[0]!.id },
    });
    await eventually(
      'the vote in the tally',
      () => readTally(visitor, voting.id),
      ({ total }) => total === 1,
    );
  });
});

describe('What callers with the API key may ask in one request', () => {
  let visitor: Caller;

  beforeAll(async () => {
    visitor = await publicCaller();
  });

  const ask = (fields: string): Promise<{ errors: { errorType: string | null }[] }> =>
    visitor.run(`query { ${fields} }`);
  const often = (times: number, field: string): string =>
    Array.from({ length: times }, (_, index) => `a${index}: ${field}`).join(' ');

  it('is no page of more than sixteen votings, and no more than there are resolvers for', async () => {
    const { votings } = await visitor.expect<Wall>(
      'query { votings(limit: 50, filter: { status: CLOSED }) { items { id } nextToken } }',
    );
    expect(votings.items.length).toBeLessThanOrEqual(16);
    const { errors } = await ask(
      'votings(limit: 50) { items { status tally { total } t: tally { total } u: tally { total } myVote { optionId } } }',
    );
    expect(errors).toEqual([]);
  });

  const list = 'votings(limit: 20) { items { id } nextToken }';

  it.each([
    ['200 lists', 75, 200, list, true],
    // Six to ten units each, by how long votings are, in a table with more of them than a page of either kind.
    ['as many lists as there are resolvers for', 170, 17, list, false],
    ['as many lists as the firewall of prod lets through', 30, 3, list, false],
    ['200 votings', 75, 200, 'voting(id: "nothing") { id tally { total } }', true],
    ['50 lists with tallies', 75, 50, 'votings { items { id tally { total } } }', true],
  ])('is bounded: %s by as many names, %i read units at most', async (_, most, times, field, isRefused) => {
    let errors: { errorType: string | null }[] = [];
    const calls = await dynamoDbCallsDuring(async () => {
      ({ errors } = await ask(often(times, field)));
    });
    expect(errors.some(({ errorType }) => errorType === 'ResolverExecutionLimitReached')).toBe(isRefused);
    expect(await unitsOf(calls)).toBeLessThanOrEqual(most);
  });

  it('is the minutes of one voting, not of a list', async () => {
    const { errors } = await visitor.run('query { votings { items { id votesByMinute { votes } } } }');
    expect(errors[0]).toMatchObject({ errorType: 'InvalidInput', errorInfo: { field: 'votesByMinute' } });
  });
});
