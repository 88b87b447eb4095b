import type { Caller } from '../test/support/clients';
import { subscribe } from '../test/support/subscription';
import { castVoteMutation, createVoting, eventually } from '../test/support/votings';
import { percentile } from './measure';

/** Milliseconds from a vote's receipt to the subscriber seeing it counted. */
export interface TallyLatency {
  votes: number;
  p50: number;
  p99: number;
}

/** Votes at random moments, so that they fall anywhere in the second that counting and announcing take. */
export async function measureTallyLatency(
  baseUrl: string,
  organiser: Caller,
  voters: Caller[],
): Promise<TallyLatency> {
  const voting = await createVoting(organiser, { title: 'Bench: latency' });
  const tallies = await subscribe<{ onTally: { total: number } }>(
    'subscription($id: ID!) { onTally(votingId: $id) { total } }',
    { id: voting.id },
    { baseUrl },
  );
  const receivedAt: number[] = [];
  for (const voter of voters) {
    await voter.expect(castVoteMutation, {
      input: { votingId: voting.id, optionId: voting.options[0]!.id },
    });
    receivedAt.push(Date.now());
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 400));
  }
  await eventually(
    'the last vote at the subscriber',
    () => tallies.received.at(-1)?.data.onTally.total,
    (total) => total === voters.length,
  );
  tallies.close();
  const latencies = receivedAt.map((at, index) => {
    const seen = tallies.received.find(({ data }) => data.onTally.total > index);
    return seen!.at - at;
  });
  return { votes: latencies.length, p50: percentile(latencies, 0.5), p99: percentile(latencies, 0.99) };
}
