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
import { clearVotings, createVoting, eventually, vote, type TestVoting } from '../support/votings';

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
      for (const voting of votings.slice(0, 7)) expect((await vote(voter, voting)).errors).toEqual([]);

      await control(provider, 'refund', { payment: paymentOf(checkout), amount: 250 });
      const indebted = await balanceBecomes(-2);
      expect(indebted.sum).toBe(-2);
      expect(indebted.entries[0]).toEqual({ kind: 'REFUND', credits: -5, reference: checkout.id });
      expect(indebted.entries.map(({ kind }) => kind)).toEqual([
        'REFUND',
        ...Array<string>(7).fill('VOTE'),
        'PURCHASE',
      ]);
      expect((await vote(voter, votings[7]!)).errors).toMatchObject([
        { errorType: 'InsufficientCredits', errorInfo: { credits: -2, creditCost: 1 } },
      ]);

      await press(await createCheckout(voter, provider), 'pay');
      expect((await balanceBecomes(8)).sum).toBe(8);
      expect((await vote(voter, votings[7]!)).errors).toEqual([]);
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

    it('is followed by a refund of the rest, which only an organiser may make, and finds in the list', async () => {
      const { id: userId } = (await voter.expect<{ me: { id: string } }>('query { me { id } }')).me;
      const refund = (caller: Caller) =>
        caller.run<{ refundCheckout: object | null }>(
          `mutation($input: RefundCheckoutInput!) {
            refundCheckout(input: $input) { status receipt { number returned { amount } moneyBack { status amount credits } } }
          }`,
          { input: { checkoutId: checkout.id, userId, reason: 'The rest', idempotencyKey: 'rest' } },
        );
      expect((await refund(voter)).errors).toMatchObject([{ errorType: 'Unauthorized' }]);
      for (const answer of [await refund(organiser), await refund(organiser)])
        expect(answer.data?.refundCheckout).toMatchObject({
          status: 'REFUNDED',
          receipt: { number: `R-${checkout.id}`, returned: { amount: 500 } },
        });
      expect((await balanceBecomes(2)).entries[0]).toMatchObject({ kind: 'REFUND', credits: -5 });

      const day = new Date().toISOString().slice(0, 10);
      const { payments, paymentTotals, auditTrail } = await organiser.expect<{
        payments: { items: object[]; nextToken: string | null };
        paymentTotals: { provider: string; received: number }[];
        auditTrail: { items: object[] };
      }>(
        `query($filter: PaymentFilter, $day: AWSDate!) {
          payments(filter: $filter, limit: 1) { items { checkout { id } userId credits refundable refunds { status amount reason } } nextToken }
          paymentTotals(from: $day, to: $day) { provider received }
          auditTrail(onlyCredits: true, limit: 1) { items { action userId reason } }
        }`,
        { filter: { status: 'REFUNDED', provider }, day },
      );
      expect(payments.items).toEqual([
        {
          checkout: { id: checkout.id },
          userId,
          credits: 0,
          refundable: 0,
          refunds: [{ status: 'DONE', amount: 250, reason: 'The rest' }],
        },
      ]);
      expect(paymentTotals.find((total) => total.provider === provider)?.received).toBeGreaterThanOrEqual(
        1000,
      );
      expect(auditTrail.items).toEqual([{ action: 'REFUND_CHECKOUT', userId, reason: 'The rest' }]);
      const statements = `{ statements { items { month differenceCount } } statementDifferences(month: "2001-02", revision: 1) { items { kind } nextToken } }`;
      expect((await voter.run(statements)).errors).toMatchObject([
        { errorType: 'Unauthorized' },
        { errorType: 'Unauthorized' },
      ]);
      expect(await organiser.expect(statements)).toMatchObject({
        statements: { items: expect.any(Array) as unknown[] },
        statementDifferences: { items: [], nextToken: null },
      });
    });
  },
);
