import { newVoters, organiserAccount, signedIn } from '../support/clients';
import { castVoteMutation, clearVotings, createVoting, eventually, readTally } from '../support/votings';

const VOTERS = 200;
const REPEATS = 5;

describe('Two hundred voters who all press the button five times at once', () => {
  it('have one vote each, and the tally says so', async () => {
    const organiser = await signedIn(organiserAccount);
    await clearVotings(organiser);
    const voting = await createVoting(organiser);
    const voters = await newVoters(VOTERS);

    const answers = await Promise.all(
      voters.flatMap((voter, index) => {
        const optionId = voting.options[index % 3]!.id;
        return Array.from({ length: REPEATS }, () =>
          voter.run<{ castVote: unknown }>(castVoteMutation, { input: { votingId: voting.id, optionId } }),
        );
      }),
    );

    const receipts = answers.filter(({ data, errors }) => data?.castVote != null && errors.length === 0);
    const refusals = answers.flatMap(({ errors }) => errors.map(({ errorType }) => errorType));
    expect(receipts).toHaveLength(VOTERS);
    expect(refusals).toEqual(Array.from({ length: VOTERS * (REPEATS - 1) }, () => 'AlreadyVoted'));

    const tally = await eventually(
      'a tally of every vote',
      () => readTally(organiser, voting.id),
      ({ total }) => total >= VOTERS,
    );
    expect(tally.total).toBe(VOTERS);
    expect(tally.counts.map(({ votes }) => votes)).toEqual([67, 67, 66]);
  });
});
