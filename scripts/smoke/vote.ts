import { randomUUID } from 'node:crypto';
import { ask, type Answer, type Deployed } from './client';
import type { Fault } from './contract';

/** Somebody who may vote and who makes votings: an account of the group `organisers`, kept for this. */
export interface Voter {
  /** Sent with each request. */
  token: string;
}

export interface Voting {
  deployed: Deployed;
  voter: Voter;
  sleep: (milliseconds: number) => Promise<unknown>;
}

/** A vote is counted and told within seconds; this is for a cold stage. */
const COUNTED_WITHIN_MS = 60_000;
const PAUSE_MS = 1000;

const TITLE = 'Smoke test';
const CREATE =
  'mutation($input: CreateVotingInput!) { createVoting(input: $input) { id options { id label } } }';
const CAST = 'mutation($input: CastVoteInput!) { castVote(input: $input) { votingId optionId } }';
const TALLY = 'query($id: ID!) { voting(id: $id) { tally { total counts { optionId votes } } } }';
const CLOSE = 'mutation($id: ID!) { closeVoting(id: $id) { id closesAt } }';

/**
 * From a voting to its count: creates one, votes, is refused a second vote, sees the vote in what everybody is told, and
 * closes. The voting stays among those that are past.
 */
export async function voteToTheEnd({ deployed, voter, sleep }: Voting): Promise<Fault> {
  const signedIn = { authorization: voter.token };
  const run = (query: string, variables: Record<string, unknown>): Promise<Answer> =>
    ask(deployed, signedIn, query, variables);
  const created = await run(CREATE, {
    input: {
      title: `${TITLE} ${new Date().toISOString().slice(0, 16)}`,
      access: 'FREE',
      closesAt: new Date(Date.now() + 600_000).toISOString(),
      options: [{ label: 'It works' }, { label: 'It does not' }],
      idempotencyKey: randomUUID(),
    },
  });
  const voting = created.data?.['createVoting'] as { id: string; options: { id: string }[] } | undefined;
  if (!voting) return `no voting can be made: ${created.errors.join(', ')}`;
  try {
    const input = { votingId: voting.id, optionId: voting.options[0]!.id };
    const first = await run(CAST, { input });
    if (first.errors.length > 0) return `no vote can be cast: ${first.errors.join(', ')}`;
    const second = await run(CAST, { input });
    if (!second.errors.includes('AlreadyVoted')) return `a second vote answers ${JSON.stringify(second)}`;
    const ends = Date.now() + COUNTED_WITHIN_MS;
    while (Date.now() < ends) {
      // What everybody sees, by the key of the page.
      const { data } = await ask(deployed, { 'x-api-key': deployed.apiKey }, TALLY, { id: voting.id });
      const { tally } = (data?.['voting'] ?? {}) as { tally?: { total: number } };
      if (tally?.total === 1) return undefined;
      if ((tally?.total ?? 0) > 1) return `one vote was counted as ${tally!.total}`;
      await sleep(PAUSE_MS);
    }
    return `the vote was not counted within ${COUNTED_WITHIN_MS / 1000} seconds`;
  } finally {
    await run(CLOSE, { id: voting.id });
  }
}
