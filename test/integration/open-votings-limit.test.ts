import { organiserAccount, signedIn } from '../support/clients';
import { clearVotings, createVoting, createVotingMutation, inSeconds, votingInput } from '../support/votings';

describe('The limit of 16 votings open at the same moment', () => {
  it('holds when forty are created at once with ten places free, and only for windows that overlap', async () => {
    const organiser = await signedIn(organiserAccount);
    await clearVotings(organiser);
    for (let index = 0; index < 6; index += 1) await createVoting(organiser);

    const answers = await Promise.all(
      Array.from({ length: 40 }, () =>
        organiser.run<{ createVoting: unknown }>(createVotingMutation, { input: votingInput() }),
      ),
    );

    const refusals = answers.flatMap(({ errors }) => errors);
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(10);
    expect(refusals).toHaveLength(30);
    for (const refusal of refusals)
      expect(refusal).toMatchObject({ errorType: 'TooManyVotings', errorInfo: { limit: 16 } });

    const apart = await createVoting(organiser, { opensAt: inSeconds(7200), closesAt: inSeconds(9000) });
    expect(apart.status).toBe('UPCOMING');
    await clearVotings(organiser);
  });

  it('holds for a voting whose window is moved over the others', async () => {
    const organiser = await signedIn(organiserAccount);
    await clearVotings(organiser);
    const apart = await createVoting(organiser, { opensAt: inSeconds(7200), closesAt: inSeconds(9000) });
    for (let index = 0; index < 16; index += 1) await createVoting(organiser);

    const { errors } = await organiser.run(
      'mutation($input: UpdateVotingInput!) { updateVoting(input: $input) { id } }',
      { input: { id: apart.id, opensAt: inSeconds(900), closesAt: inSeconds(1200) } },
    );

    expect(errors[0]).toMatchObject({ errorType: 'TooManyVotings', errorInfo: { limit: 16 } });
    await clearVotings(organiser);
  });
});
