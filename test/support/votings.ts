import type { Answer, Caller } from './clients';

/** A voting as tests use it. */
export interface TestVoting {
  id: string;
  status: string;
  opensAt: string;
  closesAt: string;
  options: { id: string; label: string }[];
}

/** A tally as tests use it. */
export interface TestTally {
  votingId: string;
  total: number;
  version: number;
  final: boolean;
  counts: { optionId: string; votes: number }[];
}

const fields = 'id status opensAt closesAt options { id label }';

export const createVotingMutation = `mutation($input: CreateVotingInput!) { createVoting(input: $input) { ${fields} } }`;

export const castVoteMutation =
  'mutation($input: CastVoteInput!) { castVote(input: $input) { votingId optionId castAt creditsSpent } }';

export const tallyQuery =
  'query($id: ID!) { voting(id: $id) { closesAt tally { votingId total version final counts { optionId votes } } } }';

/** What `createVoting` takes, with what a test seldom cares about filled in. */
export function votingInput(overrides: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    title: 'A test voting',
    access: 'FREE',
    closesAt: inSeconds(3600),
    options: [{ label: 'Yes' }, { label: 'No' }, { label: 'Maybe' }],
    ...overrides,
  };
}

/** An ISO 8601 instant so many seconds from now. */
export function inSeconds(seconds: number): string {
  return new Date(Date.now() + seconds * 1000).toISOString();
}

/** Creates a voting. */
export async function createVoting(
  organiser: Caller,
  overrides: Record<string, unknown> = {},
): Promise<TestVoting> {
  const { createVoting: voting } = await organiser.expect<{ createVoting: TestVoting }>(
    createVotingMutation,
    {
      input: votingInput(overrides),
    },
  );
  return voting;
}

/** Casts a vote. @param place which option it is for, from 0. */
export function vote(
  voter: Caller,
  { id, options }: TestVoting,
  place = 0,
): Promise<Answer<{ castVote: { castAt: string; creditsSpent: number } }>> {
  return voter.run(castVoteMutation, { input: { votingId: id, optionId: options[place]!.id } });
}

/** Gives credits to a voter. */
export async function grant(
  organiser: Caller,
  { userId }: Caller,
  credits: number,
  idempotencyKey?: string,
): Promise<void> {
  const input = { userId, credits, reason: 'A test', idempotencyKey };
  await organiser.expect('mutation($input: GrantCreditsInput!) { grantCredits(input: $input) { credits } }', {
    input,
  });
}

/** Closes or deletes every voting that is not closed, so that a test finds room under the limit. */
export async function clearVotings(organiser: Caller): Promise<void> {
  for (const status of ['OPEN', 'UPCOMING']) {
    const { votings } = await organiser.expect<{ votings: { items: { id: string }[] } }>(
      'query($status: VotingStatus!) { votings(filter: { status: $status }, limit: 50) { items { id } } }',
      { status },
    );
    const mutation = status === 'OPEN' ? 'closeVoting' : 'deleteVoting';
    for (const { id } of votings.items)
      await organiser.run(`mutation($id: ID!) { ${mutation}(id: $id) { id } }`, { id });
  }
  await eventually(
    'no voting that is open',
    () =>
      organiser.expect<{ votings: { items: unknown[] } }>(
        'query { votings(filter: { status: OPEN }, limit: 50) { items { id } } }',
      ),
    ({ votings }) => votings.items.length === 0,
  );
}

/** Closes a voting, and waits until it is; when that was. */
export async function closeVoting(organiser: Caller, id: string): Promise<string> {
  const { closeVoting: closing } = await organiser.expect<{ closeVoting: { closesAt: string } }>(
    'mutation($id: ID!) { closeVoting(id: $id) { closesAt } }',
    { id },
  );
  await eventually(
    'a voting that is closed',
    () =>
      organiser.expect<{ voting: { status: string } }>('query($id: ID!) { voting(id: $id) { status } }', {
        id,
      }),
    ({ voting }) => voting.status === 'CLOSED',
  );
  return closing.closesAt;
}

/** The tally as a query gives it. */
export async function readTally(caller: Caller, id: string): Promise<TestTally> {
  const { voting } = await caller.expect<{ voting: { tally: TestTally } }>(tallyQuery, { id });
  return voting.tally;
}

/**
 * Milliseconds that something may take to come true. No test tells how fast anything is, `npm run bench` does: on a
 * machine that is busy with other things all of it takes many times as long, and is as right.
 */
const PATIENCE = 180_000;

/** Waits until something holds. @throws Error naming what did not come true. */
export async function eventually<Value>(
  what: string,
  look: () => Value | Promise<Value>,
  holds: (value: Value) => boolean,
): Promise<Value> {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    const value = await look();
    if (holds(value)) return value;
    if (Date.now() > deadline)
      throw new Error(`${what}: not within ${PATIENCE} ms; last seen ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
