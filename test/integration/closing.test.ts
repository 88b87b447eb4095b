import { crowd, organiserAccount, publicCaller, signedIn, type Caller } from '../support/clients';
import {
  castVoteMutation,
  clearVotings,
  createVoting,
  eventually,
  inSeconds,
  readTally,
  type TestVoting,
} from '../support/votings';

/** What came of votes sent through the closing instant. */
interface Outcome {
  /** When each vote was cast that has a receipt. */
  castAt: string[];
  refusals: string[];
}

const LANES = 4;

/** Votes on either side of the closing instant. */
const ENOUGH = 20;

/**
 * Lets voters vote one after another, from before the closing instant until well after it. Somebody who was refused
 * has not voted, and may try again.
 */
async function voteThroughClosing(
  voters: Caller[],
  voting: TestVoting,
  isClosed: () => boolean,
  outcome: Outcome = { castAt: [], refusals: [] },
): Promise<Outcome> {
  const waiting = [...voters];
  const lane = async (index: number): Promise<void> => {
    while (!isClosed() || outcome.refusals.length <= ENOUGH) {
      await new Promise((resolve) => setTimeout(resolve, 30));
      // The last ones wait for the closing.
      if (waiting.length <= LANES && !isClosed()) continue;
      const voter = waiting.pop()!;
      const { data, errors } = await voter.run<{ castVote: { castAt: string } }>(castVoteMutation, {
        input: { votingId: voting.id, optionId: voting.options[(waiting.length + index) % 3]!.id },
      });
      if (data?.castVote == null) waiting.push(voter);
      else outcome.castAt.push(data.castVote.castAt);
      outcome.refusals.push(...errors.map(({ errorType }) => errorType ?? ''));
    }
  };
  await Promise.all(Array.from({ length: LANES }, (_, index) => lane(index)));
  return outcome;
}

async function assessClosing(
  voting: TestVoting,
  closesAt: string,
  { castAt, refusals }: Outcome,
): Promise<void> {
  expect(new Set(refusals)).toEqual(new Set(['VotingNotOpen']));
  expect(castAt.filter((instant) => instant >= closesAt)).toEqual([]);
  const caller = await publicCaller();
  const tally = await eventually(
    'every receipt in the tally',
    () => readTally(caller, voting.id),
    ({ total }) => total >= castAt.length,
  );
  expect(tally.total).toBe(castAt.length);
}

describe('Votes sent through the closing instant', () => {
  let organiser: Caller;
  let voters: Caller[];

  beforeAll(async () => {
    organiser = await signedIn(organiserAccount);
    await clearVotings(organiser);
    voters = await crowd(200);
  });

  it('are dated before it when the clock closes the voting', async () => {
    let votes = 0;
    // A machine on which few vote in time is given more of it.
    for (let seconds = 4; votes <= ENOUGH; seconds *= 2) {
      const voting = await createVoting(organiser, { closesAt: inSeconds(seconds) });
      const closesAt = Date.parse(voting.closesAt);
      const outcome = await voteThroughClosing(voters, voting, () => Date.now() > closesAt + 500);
      await assessClosing(voting, voting.closesAt, outcome);
      votes = outcome.castAt.length;
    }
  });

  it('are dated before it when the organiser closes the voting', async () => {
    const voting = await createVoting(organiser);
    const outcome: Outcome = { castAt: [], refusals: [] };
    let closesAt = voting.closesAt;
    const closing = eventually(
      'votes before the closing',
      () => outcome.castAt.length,
      (votes) => votes > ENOUGH,
    ).then(async () => {
      const { closeVoting } = await organiser.expect<{
        closeVoting: { closesAt: string; updatedAt: string };
      }>('mutation($id: ID!) { closeVoting(id: $id) { closesAt updatedAt } }', { id: voting.id });
      closesAt = closeVoting.closesAt;
      return Date.parse(closesAt) - Date.parse(closeVoting.updatedAt);
    });

    await voteThroughClosing(voters, voting, () => Date.now() > Date.parse(closesAt) + 500, outcome);

    expect(await closing).toBeLessThan(10_000);
    await assessClosing(voting, closesAt, outcome);
  });
});
