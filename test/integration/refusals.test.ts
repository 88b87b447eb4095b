import { createHmac } from 'node:crypto';
import { Caller, newVoter, organiserAccount, publicCaller, signedIn, stackUrl } from '../support/clients';
import { subscribe } from '../support/subscription';
import {
  castVoteMutation,
  clearVotings,
  closeVoting,
  createVoting,
  createVotingMutation,
  inSeconds,
  readTally,
  votingInput,
  type TestVoting,
} from '../support/votings';

const options = (count: number): { label: string }[] =>
  Array.from({ length: count }, (_, index) => ({ label: `Option ${index}` }));

let organiser: Caller;
let voter: Caller;
let open: TestVoting;
let other: TestVoting;
let upcoming: TestVoting;
let closed: TestVoting;

beforeAll(async () => {
  organiser = await signedIn(organiserAccount);
  await clearVotings(organiser);
  voter = await newVoter();
  open = await createVoting(organiser);
  other = await createVoting(organiser);
  upcoming = await createVoting(organiser, { opensAt: inSeconds(600), closesAt: inSeconds(1200) });
  closed = await createVoting(organiser);
  await closeVoting(organiser, closed.id);
});

describe('castVote refuses, and writes nothing for,', () => {
  it.each([
    ['an unknown voting', () => ({ votingId: 'nothing', optionId: 'nothing' }), 'VotingNotFound'],
    [
      'an option of another voting',
      () => ({ votingId: open.id, optionId: other.options[0]!.id }),
      'OptionNotFound',
    ],
    [
      'a voting not yet open',
      () => ({ votingId: upcoming.id, optionId: upcoming.options[0]!.id }),
      'VotingNotOpen',
    ],
    ['a closed voting', () => ({ votingId: closed.id, optionId: closed.options[0]!.id }), 'VotingNotOpen'],
  ])('%s', async (_, input, errorType) => {
    const { errors } = await voter.run(castVoteMutation, { input: input() });

    expect(errors).toMatchObject([{ errorType, path: ['castVote'] }]);
    expect(errors[0]!.message).toMatch(/[a-z ]{10,}\.$/);
    const { me } = await voter.expect<{ me: { votes: { items: unknown[] } } }>(
      'query { me { votes { items { votingId } } } }',
    );
    expect(me.votes.items).toEqual([]);
  });

  it('says when a voting that is not open will be', async () => {
    const { errors } = await voter.run(castVoteMutation, {
      input: { votingId: upcoming.id, optionId: upcoming.options[0]!.id },
    });
    expect(errors[0]!.errorInfo).toEqual({
      status: 'UPCOMING',
      opensAt: upcoming.opensAt,
      closesAt: upcoming.closesAt,
    });
  });
});

describe('createVoting refuses, and creates nothing for,', () => {
  it.each([
    ['one option', { options: options(1) }, 'options'],
    ['21 options', { options: options(21) }, 'options'],
    ['two options alike', { options: [{ label: 'Same' }, { label: ' Same ' }] }, 'options'],
    ['an option without a label', { options: [{ label: ' ' }, { label: 'Yes' }] }, 'options'],
    ['closesAt before opensAt', { opensAt: inSeconds(100), closesAt: inSeconds(50) }, 'closesAt'],
    ['closesAt in the past', { closesAt: inSeconds(-50) }, 'closesAt'],
    ['an empty title', { title: '   ' }, 'title'],
    ['an over-long title', { title: 'x'.repeat(121) }, 'title'],
    ['an over-long description', { description: 'x'.repeat(2001) }, 'description'],
  ])('%s', async (_, overrides, field) => {
    const count = async (): Promise<number> => {
      const { votings } = await organiser.expect<{ votings: { items: unknown[] } }>(
        'query { votings(limit: 50) { items { id } } }',
      );
      return votings.items.length;
    };
    const before = await count();

    const { errors } = await organiser.run(createVotingMutation, { input: votingInput(overrides) });

    expect(errors).toMatchObject([{ errorType: 'InvalidInput', errorInfo: { field } }]);
    expect(await count()).toBe(before);
  });
});

describe('Who may not', () => {
  it('creates no voting as a voter', async () => {
    const { errors, data } = await voter.run(createVotingMutation, { input: votingInput() });
    expect(errors[0]).toMatchObject({
      errorType: 'Unauthorized',
      message: 'Not Authorized to access createVoting on type Mutation',
    });
    expect(data).toBeNull();
  });

  it('announces no tally and no wall as a voter or an organiser', async () => {
    const input = {
      votingId: open.id,
      total: 9,
      counts: [],
      version: 99,
      updatedAt: inSeconds(0),
      final: true,
    };
    for (const caller of [voter, organiser]) {
      const { errors } = await caller.run(
        'mutation($input: PublishTallyInput!) { publishTally(input: $input) { total } }',
        { input },
      );
      expect(errors[0]).toMatchObject({ errorType: 'Unauthorized' });
      const wall = await caller.run(
        'mutation($input: PublishWallInput!) { publishWall(input: $input) { at } }',
        {
          input: { at: inSeconds(0), tallies: [input] },
        },
      );
      expect(wall.errors[0]).toMatchObject({ errorType: 'Unauthorized' });
    }
    expect(await readTally(voter, open.id)).toMatchObject({ total: 0, final: false });
  });

  it('votes, reads a profile or creates nothing with the API key', async () => {
    const anyone = await publicCaller();
    const vote = { input: { votingId: open.id, optionId: open.options[0]!.id } };
    expect((await anyone.run(castVoteMutation, vote)).errors[0]).toMatchObject({ errorType: 'Unauthorized' });
    expect((await anyone.run('query { me { id } }')).errors[0]).toMatchObject({ errorType: 'Unauthorized' });
  });

  it("does not hear of someone else's credits", async () => {
    const stranger = await newVoter();
    const attempt = subscribe(
      'subscription($userId: ID!) { onCredits(userId: $userId) { credits } }',
      { userId: voter.userId },
      { token: stranger.token },
    );
    await expect(attempt).rejects.toThrow(/Unauthorized/);
  });
});

describe('Tokens that are not good', () => {
  const forged = (claims: Record<string, unknown>): string => {
    const encode = (part: unknown): string => Buffer.from(JSON.stringify(part)).toString('base64url');
    const unsigned = `${encode({ alg: 'HS256', typ: 'JWT', kid: 'CognitoLocal' })}.${encode(claims)}`;
    return `${unsigned}.${createHmac('sha256', 'guess').update(unsigned).digest('base64url')}`;
  };
  const genuineClaims = (): Record<string, unknown> =>
    JSON.parse(Buffer.from(voter.token.split('.')[1]!, 'base64url').toString()) as Record<string, unknown>;

  it.each([
    ['malformed', () => 'not-a-token'],
    ['cut short', () => voter.token.slice(0, -10)],
    ['signed by somebody else', () => forged(genuineClaims())],
    ['expired', () => forged({ ...genuineClaims(), exp: 1 })],
    [
      'of a foreign pool',
      () =>
        forged({ ...genuineClaims(), iss: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_foreign' }),
    ],
    [
      'changed after signing',
      () => {
        const [header, , signature] = voter.token.split('.');
        const claims = { ...genuineClaims(), 'cognito:groups': ['organisers'] };
        return `${header!}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${signature!}`;
      },
    ],
  ])('are refused when %s', async (_, token) => {
    const caller = new Caller(stackUrl(), { authorization: token() });
    const { status, errors, data } = await caller.run('query { me { id } }');
    expect(status).toBe(401);
    expect(errors[0]).toMatchObject({ errorType: 'UnauthorizedException' });
    expect(data).toBeNull();
  });

  it('are asked for when there is none', async () => {
    const { status, errors } = await new Caller(stackUrl(), {}).run('query { me { id } }');
    expect(status).toBe(401);
    expect(errors).toEqual([
      { errorType: 'UnauthorizedException', message: 'Valid authorization header not provided.' },
    ]);
  });
});
