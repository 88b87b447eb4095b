import { newVoter, organiserAccount, signedIn, type Caller } from '../support/clients';
import {
  control,
  createCheckout,
  paymentOf,
  press,
  readAccount,
  readCheckout,
  type TestCheckout,
} from '../support/payments';
import {
  castVoteMutation,
  clearVotings,
  createVoting,
  eventually,
  type TestVoting,
} from '../support/votings';

describe.each(['STRIPE', 'PAYPAL'] as const)(
  'A refund through %s of half a pack that was spent',
  (provider) => {
    let organiser: Caller;
    let voter: Caller;
    let checkout: TestCheckout;
    const votings: TestVoting[] = [];

    const balanceBecomes = (credits: number) =>
      eventually(
        `a balance of ${credits}`,
        () => readAccount(voter),
        (account) => account.credits === credits,
      );
    const vote = ({ id, options }: TestVoting) =>
      voter.run<{ castVote: object }>(castVoteMutation, {
        input: { votingId: id, optionId: options[0]!.id },
      });

    beforeAll(async () => {
      organiser = await signedIn(organiserAccount);
      await clearVotings(organiser);
      votings.length = 0;
      while (votings.length < 8) votings.push(await createVoting(organiser, { access: 'PAID' }));
      voter = await newVoter();
      checkout = await createCheckout(voter, provider);
      await press(checkout, 'pay');
      await balanceBecomes(10);
    });

    it('leaves a debt that paid votes wait for, that the history explains, and that a purchase settles', async () => {
      for (const voting of votings.slice(0, 7)) expect((await vote(voting)).errors).toEqual([]);

      await control(provider, 'refund', { payment: paymentOf(checkout), amount: 250 });
      const indebted = await balanceBecomes(-2);
      expect(indebted.sum).toBe(-2);
      expect(indebted.entries[0]).toEqual({ kind: 'REFUND', credits: -5, reference: checkout.id });
      expect(indebted.entries.map(({ kind }) => kind)).toEqual([
        'REFUND',
        ...Array<string>(7).fill('VOTE'),
        'PURCHASE',
      ]);
      expect((await vote(votings[7]!)).errors).toMatchObject([
        { errorType: 'InsufficientCredits', errorInfo: { credits: -2, creditCost: 1 } },
      ]);

      await press(await createCheckout(voter, provider), 'pay');
      expect((await balanceBecomes(8)).sum).toBe(8);
      expect((await vote(votings[7]!)).errors).toEqual([]);
      expect(await balanceBecomes(7)).toMatchObject({ sum: 7 });
    });

    it('is followed by a dispute of the rest, which is won', async () => {
      const dispute = await control(provider, 'dispute', { payment: paymentOf(checkout), amount: 250 });
      expect((await balanceBecomes(2)).entries[0]).toMatchObject({ kind: 'DISPUTE', credits: -5 });
      expect(await readCheckout(voter, checkout.id)).toMatchObject({ status: 'DISPUTED' });
      await control(provider, `disputes/${String(dispute['id'] ?? dispute['dispute_id'])}/resolve`, {
        outcome: 'won',
      });
      expect((await balanceBecomes(7)).entries[0]).toMatchObject({ kind: 'DISPUTE', credits: 5 });
    });
  },
);
