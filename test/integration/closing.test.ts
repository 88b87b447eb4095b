import { newVoters, organiserAccount, publicCaller, signedIn, type Caller } from '../support/clients';
import {
  castVoteMutation,
  clearVotings,
  createVoting,
  eventually,
  inSeconds,
  readTally,
  type TestVoting,
} from '../support/votings';

interface Receipt {
  castAt: string;
}

/** Lets voters vote one after another, from before the closing instant until well after it. */
async function voteThroughClosing(
  voters: Caller[],
  voting: TestVoting,
  closed: () => boolean,
): Promise<{ receipts: Receipt[]; refusals: string[] }> {
  const receipts: Receipt[] = [];
  const refusals: string[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < voters.length && !(closed() && refusals.length > 20)) {
      const voter = voters[next]!;
      next += 1;
      const { data, errors } = await voter.run<{ castVote: Receipt }>(castVoteMutation, {
        input: { votingId: voting.id, optionId: voting.options[next % 3]!.id },
      });
      if (data?.castVote != null) receipts.push(data.castVote);
      refusals.push(...errors.map(({ errorType }) => errorType ?? ''));
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  };
  await Promise.all(Array.from({ length: 4 }, lane));
  return { receipts, refusals };
}

async function assessClosing(
  voting: TestVoting,
  closesAt: string,
  { receipts, refusals }: { receipts: Receipt[]; refusals: string[] },
): Promise<void> {
  expect(receipts.length).toBeGreaterThan(10);
  expect(refusals.length).toBeGreaterThan(10);
  expect(new Set(refusals)).toEqual(new Set(['VotingNotOpen']));
  for (const { castAt } of receipts) expect(castAt < closesAt).toBe(true);
  const caller = await publicCaller();
  const tally = await eventually(
    'every receipt in the tally',
    10_000,
    () => readTally(caller, voting.id),
    ({ total }) => total >= receipts.length,
  );
  expect(tally.total).toBe(receipts.length);
}

describe('Votes sent through the closing instant', () => {
  let organiser: Caller;

  beforeAll(async () => {
    organiser = await signedIn(organiserAccount);
    await clearVotings(organiser);
  });

  it('are dated before it when the clock closes the voting', async () => {
    const voters = await newVoters(400);
    const voting = await createVoting(organiser, { closesAt: inSeconds(4) });
    const closesAt = Date.parse(voting.closesAt);

    const outcome = await voteThroughClosing(voters, voting, () => Date.now() > closesAt + 500);

    await assessClosing(voting, voting.closesAt, outcome);
  });

  it('are dated before it when the organiser closes the voting', async () => {
    const voters = await newVoters(500);
    const voting = await createVoting(organiser);
    let closesAt = voting.closesAt;
    const closing = new Promise((resolve) => setTimeout(resolve, 1000)).then(async () => {
      const { closeVoting } = await organiser.expect<{ closeVoting: { closesAt: string } }>(
        'mutation($id: ID!) { closeVoting(id: $id) { closesAt } }',
        { id: voting.id },
      );
      closesAt = closeVoting.closesAt;
    });

    const outcome = await voteThroughClosing(voters, voting, () => Date.now() > Date.parse(closesAt) + 500);
    await closing;

    expect(Date.parse(closesAt) - Date.now()).toBeLessThan(10_000);
    await assessClosing(voting, closesAt, outcome);
  });
});
