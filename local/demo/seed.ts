import { signInWithPassword } from '@hustings/aws-local';
import { setTimeout as pause } from 'node:timers/promises';
import { runOperation, type DemoEndpoints } from './client';
import { demoVotings, type DemoVoting } from './votings';

/** Who takes part. */
export interface DemoCast {
  organiser: { email: string; password: string };
  voter: { email: string; password: string; userId: string };
  crowd: { email: string; password: string }[];
}

interface SeededVoting {
  id: string;
  access: 'FREE' | 'PAID';
  status: 'UPCOMING' | 'OPEN' | 'CLOSED';
  options: { id: string }[];
}

const demoCredits = 12;

/**
 * Fills an empty stack with votings and votes, through the API like everybody else.
 * @param pictureUrl address of a picture by its name.
 * @returns whether anything was done: a stack that has votings is left alone.
 */
export async function seedDemo(
  endpoints: DemoEndpoints,
  cast: DemoCast,
  pictureUrl: (name: string) => string,
): Promise<boolean> {
  const organiser = await signInWithPassword(endpoints, cast.organiser);
  const { votings } = await runOperation<{ votings: { items: unknown[] } }>(
    endpoints,
    organiser,
    'query { votings(limit: 1) { items { id } } }',
    {},
  );
  if (votings.items.length > 0) return false;
  await runOperation(
    endpoints,
    organiser,
    'mutation($input: GrantCreditsInput!) { grantCredits(input: $input) { credits } }',
    { input: { userId: cast.voter.userId, credits: demoCredits, reason: 'Welcome to the demo' } },
  );
  const crowd = await Promise.all(cast.crowd.map((voter) => signInPatiently(endpoints, voter)));
  // Last, and without anything slow before the votes: the first of them closes within seconds.
  const seeded: SeededVoting[] = [];
  for (const voting of demoVotings) seeded.push(await createVoting(endpoints, organiser, voting, pictureUrl));
  await Promise.all(crowd.map((token, index) => voteInAll(endpoints, token, index, seeded)));
  return true;
}

async function createVoting(
  endpoints: DemoEndpoints,
  organiser: string,
  voting: DemoVoting,
  pictureUrl: (name: string) => string,
): Promise<SeededVoting> {
  const at = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();
  const { createVoting: created } = await runOperation<{ createVoting: SeededVoting }>(
    endpoints,
    organiser,
    'mutation($input: CreateVotingInput!) { createVoting(input: $input) { id access status options { id } } }',
    {
      input: {
        title: voting.title,
        description: voting.description,
        access: voting.access,
        imageUrl: pictureUrl(voting.picture),
        closesAt: at(voting.closesInMinutes),
        results: voting.results ?? 'ALWAYS',
        options: voting.options.map((option) =>
          typeof option === 'string'
            ? { label: option }
            : { label: option.label, imageUrl: pictureUrl(option.picture) },
        ),
        ...(voting.opensInMinutes !== undefined && { opensAt: at(voting.opensInMinutes) }),
      },
    },
  );
  return created;
}

/** What looks like chance and is the same at every start: 0 to 1. */
function spread(index: number, position: number): number {
  const value = Math.sin(index * 12.9898 + position * 78.233) * 43758.5453;
  return value - Math.floor(value);
}

/** What the API says of a vote that comes too late. */
const CLOSED = 'This voting is closed.';

const SIGN_IN_TRIES = 5;

/** Twelve at once on a machine that does other things may take longer than Cognito gives a trigger: 5 s. */
async function signInPatiently(
  endpoints: DemoEndpoints,
  voter: { email: string; password: string },
): Promise<string> {
  for (let tries = 1; ; tries += 1)
    try {
      return await signInWithPassword(endpoints, voter);
    } catch (error) {
      if (tries === SIGN_IN_TRIES) throw error;
      await pause(tries * 1_000);
    }
}

/** Every voting has its favourite, and no two tallies look alike. */
async function voteInAll(
  endpoints: DemoEndpoints,
  token: string,
  index: number,
  votings: SeededVoting[],
): Promise<void> {
  for (const [position, { id, access, status, options }] of votings.entries()) {
    if (access === 'PAID' || status !== 'OPEN') continue;
    const choice =
      options[(Math.floor(spread(index, position) ** 2 * options.length) + position) % options.length];
    await runOperation(
      endpoints,
      token,
      'mutation($input: CastVoteInput!) { castVote(input: $input) { castAt } }',
      { input: { votingId: id, optionId: choice?.id } },
    ).catch((error: unknown) => {
      // On a machine that is busy the first voting closes before everybody has voted. That is no reason not to start.
      if ((error as Error).message !== CLOSED) throw error;
    });
  }
}
