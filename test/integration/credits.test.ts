import { newVoter, organiserAccount, signedIn } from '../support/clients';
import { subscribe } from '../support/subscription';
import { clearVotings, createVoting, eventually, grant, vote, type TestVoting } from '../support/votings';

const VOTINGS = 16;
const CREDITS = 3;

interface Balance {
  onCredits: { credits: number; version: number };
}

describe('A voter with three credits who votes in sixteen paid votings at once', () => {
  it('pays for three, is refused thirteen times, and can account for it', async () => {
    const organiser = await signedIn(organiserAccount);
    await clearVotings(organiser);
    const votings: TestVoting[] = [];
    while (votings.length < VOTINGS) votings.push(await createVoting(organiser, { access: 'PAID' }));
    const voter = await newVoter();
    await grant(organiser, voter, CREDITS);
    const balances = await subscribe<Balance>(
      'subscription($userId: ID!) { onCredits(userId: $userId) { userId credits version } }',
      { userId: voter.userId },
      { token: voter.token },
    );

    const answers = await Promise.all(votings.map((voting) => vote(voter, voting)));

    const receipts = answers.flatMap(({ data }) => (data?.castVote == null ? [] : [data.castVote]));
    const refusals = answers.flatMap(({ errors }) => errors);
    expect(receipts).toEqual(
      Array.from({ length: CREDITS }, () => expect.objectContaining({ creditsSpent: 1 }) as unknown),
    );
    expect(refusals).toHaveLength(VOTINGS - CREDITS);
    for (const refusal of refusals)
      expect(refusal).toMatchObject({
        errorType: 'InsufficientCredits',
        errorInfo: { credits: 0, creditCost: 1 },
      });

    const { me } = await voter.expect<{
      me: { credits: number; creditHistory: { items: { kind: string; credits: number }[] } };
    }>('query { me { credits creditHistory(limit: 50) { items { kind credits } } } }');
    expect(me.credits).toBe(0);
    expect(me.creditHistory.items.map(({ kind }) => kind)).toEqual(['VOTE', 'VOTE', 'VOTE', 'GRANT']);
    expect(me.creditHistory.items.reduce((sum, { credits }) => sum + credits, 0)).toBe(me.credits);

    const last = await eventually(
      'a balance of 0 on onCredits',
      () => balances.received.at(-1)?.data.onCredits,
      (balance) => balance?.credits === 0,
    );
    expect(last?.version).toBe(1 + CREDITS);
    balances.close();
  });
});
