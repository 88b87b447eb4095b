import type { Checkout } from '../../../model/checkouts';
import type { CheckoutStatus } from '../../../schema/generated/types';
import {
  after,
  settled,
  TRANSITIONS,
  type CheckoutEvent,
} from '../../../functions/lib/checkouts/transitions';
import type { ClawbackRecord, PaymentRecord } from '../../../functions/lib/checkouts/record';
import { aCheckout, aPaidRecord } from './support/factories';

const refund = (amount: number, id = 're_1'): ClawbackRecord => ({
  id,
  kind: 'REFUND',
  amount,
  standing: true,
});
const dispute = (standing = true, amount = 500): ClawbackRecord => ({
  id: 'du_1',
  kind: 'DISPUTE',
  amount,
  standing,
});

/** Settles one record after the other; what comes out are the last checkout and all entries. */
function settleAll(checkout: Checkout, ...records: PaymentRecord[]) {
  const entries = [];
  let current = checkout;
  for (const record of records) {
    const result = settled(current, record);
    current = result.checkout;
    entries.push(...result.entries);
  }
  return { checkout: current, entries: entries.map(({ id, kind, credits }) => `${id} ${kind} ${credits}`) };
}

describe('what follows what', () => {
  const table: [CheckoutStatus, CheckoutEvent, CheckoutStatus][] = [
    ['PENDING', 'CANCEL', 'CANCELLED'],
    ['PENDING', 'EXPIRE', 'EXPIRED'],
    ['PENDING', 'FAIL', 'FAILED'],
    ['PENDING', 'PAY', 'PAID'],
    ['CANCELLED', 'PAY', 'PAID'],
    ['EXPIRED', 'PAY', 'PAID'],
    ['FAILED', 'PAY', 'PAID'],
  ];

  it.each(table)('%s, %s: %s', (status, event, expected) => {
    expect(after(status, event)).toBe(expected);
  });

  it('knows no other transitions', () => {
    const known = Object.values(TRANSITIONS).flatMap((events) => Object.keys(events));
    expect(known).toHaveLength(table.length);
  });

  it.each<CheckoutStatus>(['CANCELLED', 'EXPIRED', 'FAILED', 'PAID', 'REFUNDED', 'DISPUTED'])(
    'stays %s whatever else is tried',
    (status) => {
      expect([after(status, 'CANCEL'), after(status, 'EXPIRE'), after(status, 'FAIL')]).toEqual([
        status,
        status,
        status,
      ]);
    },
  );
});

describe('settling', () => {
  it('gives the pack’s credits once, however often the payment is told', () => {
    const { checkout, entries } = settleAll(aCheckout(), aPaidRecord(), aPaidRecord());
    expect(checkout).toMatchObject({ status: 'PAID', paid: true, creditsGiven: 10 });
    expect(entries).toEqual(['01JDA0000000000000000000AA-paid PURCHASE 10']);
  });

  describe('what its buyer gave up', () => {
    const givenUp = aCheckout({ cancelRequestedAt: '2026-11-22T08:00:30.000Z' });

    it('was cancelled when its page expires', () => {
      const { checkout } = settled(givenUp, aPaidRecord({ state: 'EXPIRED', amount: 0 }));
      expect(checkout).toEqual({ ...givenUp, status: 'CANCELLED' });
    });

    it('fails when money was on its way, so that cancelling was refused, and did not arrive', () => {
      expect(settled(givenUp, aPaidRecord({ state: 'FAILED', amount: 0 })).checkout).toMatchObject({
        status: 'FAILED',
        failure: 'PAYMENT_FAILED',
      });
    });

    it('fails all the same when another sum was taken, so that somebody looks', () => {
      expect(settled(givenUp, aPaidRecord({ amount: 1 })).checkout).toMatchObject({
        status: 'FAILED',
        failure: 'WRONG_AMOUNT',
      });
    });

    it('is paid when the price was taken', () => {
      expect(settled(givenUp, aPaidRecord()).checkout).toMatchObject({ status: 'PAID', creditsGiven: 10 });
    });
  });

  it.each(['OPEN', 'UNKNOWN'] as const)('writes nothing while the payment is %s', (state) => {
    const checkout = aCheckout();
    expect(settled(checkout, aPaidRecord({ state })).checkout).toBe(checkout);
  });

  it('tells once that the money is on its way', () => {
    const { checkout, entries } = settled(aCheckout(), aPaidRecord({ state: 'PROCESSING' }));
    expect([checkout.status, checkout.detail, entries]).toEqual(['PENDING', 'UNDER_WAY', []]);
    expect(settled(checkout, aPaidRecord({ state: 'PROCESSING' })).checkout).toBe(checkout);
  });

  it.each([
    ['EXPIRED', 'EXPIRED'],
    ['FAILED', 'FAILED'],
  ] as const)('ends a payment that is %s', (state, status) => {
    expect(settleAll(aCheckout(), aPaidRecord({ state }))).toMatchObject({
      checkout: { status },
      entries: [],
    });
  });

  it.each(['CANCELLED', 'EXPIRED', 'FAILED'] as const)(
    'gives the credits for money that arrived after %s',
    (status) => {
      const { checkout, entries } = settleAll(aCheckout({ status, failure: 'X' }), aPaidRecord());
      expect(checkout).toMatchObject({ status: 'PAID', creditsGiven: 10 });
      expect(checkout.failure).toBeUndefined();
      expect(entries).toHaveLength(1);
    },
  );

  it.each([
    ['less', { amount: 499 }],
    ['more', { amount: 501 }],
    ['another currency', { currency: 'USD' }],
  ])('gives nothing for %s than the pack cost', (_name, changes) => {
    const { checkout, entries } = settleAll(aCheckout(), aPaidRecord(changes));
    expect(checkout).toMatchObject({ status: 'FAILED', failure: 'WRONG_AMOUNT', creditsGiven: 0 });
    expect(entries).toEqual([]);
  });
});

describe('money that goes back', () => {
  const paid = aCheckout({ status: 'PAID', paid: true, creditsGiven: 10 });

  it('takes all credits for a whole refund', () => {
    const { checkout, entries } = settleAll(paid, aPaidRecord({ clawbacks: [refund(500)] }));
    expect(checkout).toMatchObject({ status: 'REFUNDED', creditsGiven: 0 });
    expect(entries).toEqual(['re_1-taken REFUND -10']);
  });

  it('takes a share for a refund in part, and stays paid', () => {
    const { checkout, entries } = settleAll(paid, aPaidRecord({ clawbacks: [refund(250)] }));
    expect(checkout).toMatchObject({ status: 'PAID', creditsGiven: 5 });
    expect(entries).toEqual(['re_1-taken REFUND -5']);
  });

  it('rounds over all refunds together', () => {
    const thirds = [refund(167, 're_1'), refund(167, 're_2'), refund(166, 're_3')];
    const { checkout, entries } = settleAll(paid, aPaidRecord({ clawbacks: thirds }));
    expect(checkout).toMatchObject({ status: 'REFUNDED', creditsGiven: 0 });
    expect(entries).toEqual(['re_1-taken REFUND -3', 're_2-taken REFUND -4', 're_3-taken REFUND -3']);
  });

  it('returns the credits of a dispute that was won', () => {
    const { checkout, entries } = settleAll(
      paid,
      aPaidRecord({ clawbacks: [dispute()] }),
      aPaidRecord({ clawbacks: [dispute(false)] }),
    );
    expect(checkout).toMatchObject({ status: 'PAID', creditsGiven: 10 });
    expect(entries).toEqual(['du_1-taken DISPUTE -10', 'du_1-returned DISPUTE 10']);
  });

  it('follows the newest record when a dispute that was won is opened again, and lost', () => {
    const { checkout, entries } = settleAll(
      paid,
      aPaidRecord({ clawbacks: [dispute(true)] }),
      aPaidRecord({ clawbacks: [dispute(false)] }),
      aPaidRecord({ clawbacks: [{ ...dispute(true), stage: 'LOST' }] }),
    );
    expect(checkout).toMatchObject({ status: 'DISPUTED', detail: 'DISPUTE_LOST', creditsGiven: 0 });
    expect(entries).toEqual([
      'du_1-taken DISPUTE -10',
      'du_1-returned DISPUTE 10',
      'du_1-taken-3 DISPUTE -10',
    ]);
  });

  it('never takes more than the pack gave', () => {
    const { checkout } = settleAll(paid, aPaidRecord({ clawbacks: [refund(400), dispute()] }));
    expect(checkout).toMatchObject({ status: 'DISPUTED', creditsGiven: 0 });
  });

  it('keeps what is refunded when a dispute over the rest is won', () => {
    const { checkout } = settleAll(
      paid,
      aPaidRecord({ clawbacks: [refund(250), dispute(true, 250)] }),
      aPaidRecord({ clawbacks: [dispute(false, 250)] }),
    );
    expect(checkout).toMatchObject({ status: 'PAID', creditsGiven: 5 });
  });

  it('gives back what a failed refund took', () => {
    const failed = { ...refund(500), standing: false };
    const { checkout, entries } = settleAll(
      paid,
      aPaidRecord({ clawbacks: [refund(500)] }),
      aPaidRecord({ clawbacks: [failed] }),
    );
    expect(checkout).toMatchObject({ status: 'PAID', creditsGiven: 10 });
    expect(entries).toEqual(['re_1-taken REFUND -10', 're_1-returned REFUND 10']);
  });

  it('takes all back for a payment that failed after it had succeeded, however often that is told', () => {
    const paid = settled(aCheckout(), aPaidRecord()).checkout;
    const failed = { state: 'FAILED', amount: 0, currency: '', clawbacks: [] } as const;
    const once = settled(paid, { ...failed, clawbacks: [] });
    expect(once.entries).toMatchObject([{ kind: 'REFUND', credits: -10 }]);
    const again = settled(once.checkout, { ...failed, clawbacks: [] });
    expect(again).toEqual({ checkout: once.checkout, entries: [] });
    expect(settled(again.checkout, aPaidRecord()).entries).toMatchObject([{ kind: 'REFUND', credits: 10 }]);
  });

  it('tells payment and refund as two entries when it hears of both at once', () => {
    const { checkout, entries } = settleAll(aCheckout(), aPaidRecord({ clawbacks: [refund(500)] }));
    expect(checkout).toMatchObject({ status: 'REFUNDED', creditsGiven: 0 });
    expect(entries).toEqual(['01JDA0000000000000000000AA-paid PURCHASE 10', 're_1-taken REFUND -10']);
  });
});

describe('a refund within a dispute', () => {
  const within = (amount: number, id = 're_1'): ClawbackRecord => ({ ...refund(amount, id), within: 'du_1' });
  const given = (...clawbacks: ClawbackRecord[][]) =>
    settleAll(aCheckout(), ...clawbacks.map((each) => aPaidRecord({ clawbacks: each }))).checkout
      .creditsGiven;

  it.each([
    ['gives its money back', [within(100)], 8],
    ['of more than the dispute is about gives other money back', [within(300)], 2],
    ['that does not fit beside another gives other money back', [within(100), within(50, 're_2')], 7],
  ])('%s', (_what, refunds, credits) => {
    expect(given([dispute(true, 100), ...refunds])).toBe(credits);
  });

  it('is not within it any more once the provider shows both so', () => {
    expect(given([dispute(true, 100), within(100)], [dispute(true, 100), refund(100)])).toBe(6);
  });

  it('stays within it while the dispute is not shown', () => {
    expect(given([dispute(true, 100), within(100)], [refund(100)])).toBe(8);
  });
});
