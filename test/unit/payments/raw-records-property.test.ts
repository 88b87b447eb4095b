/**
 * Whatever the providers said before, their newest record counts: over raw records as Stripe and PayPal write them, in which
 * refunds and disputes of the same ids are in any state, in any order.
 */
import fc from 'fast-check';
import type Stripe from 'stripe';
import type { PaymentRecord } from '../../../functions/lib/checkouts/record';
import { settled } from '../../../functions/lib/checkouts/transitions';
import { recordOf as payPalRecord } from '../../../functions/lib/payments/paypal/record';
import { recordOf as stripeRecord } from '../../../functions/lib/payments/stripe/record';
import { aCheckout } from './support/factories';

const PRICE = 500;
const amount = fc.integer({ min: 1, max: PRICE });
const second = fc.integer({ min: 1, max: 9 });

const stripe: fc.Arbitrary<PaymentRecord> = fc
  .record({
    refunds: fc.tuple(
      ...['re_1', 're_2', 're_3'].map((id) =>
        fc.record({
          id: fc.constant(id),
          amount,
          created: second,
          status: fc.constantFrom('pending', 'requires_action', 'succeeded', 'failed', 'canceled'),
        }),
      ),
    ),
    disputes: fc.tuple(
      ...['du_1', 'du_2'].map((id) =>
        fc.record({
          id: fc.constant(id),
          amount,
          created: second,
          currency: fc.constant('eur'),
          status: fc.constantFrom(
            'warning_needs_response',
            'warning_under_review',
            'warning_closed',
            'needs_response',
            'under_review',
            'won',
            'lost',
            'prevented',
            'appeal_needs_response',
            'appeal_under_review',
          ),
        }),
      ),
    ),
    beyond: fc.integer({ min: 0, max: 100 }),
  })
  .map(({ refunds, disputes, beyond }) => {
    const listed = refunds.filter(({ status }) => status !== 'failed' && status !== 'canceled');
    const amount_refunded = listed.reduce((sum, refund) => sum + refund.amount, beyond);
    const latest_charge = { id: 'ch_1', amount_refunded };
    const payment_intent = { id: 'pi_1', amount_received: PRICE, currency: 'eur', latest_charge };
    return stripeRecord({
      session: { status: 'complete', payment_status: 'paid', payment_intent } as Stripe.Checkout.Session,
      refunds: refunds as unknown as Stripe.Refund[],
      disputes: disputes as unknown as Stripe.Dispute[],
    });
  });

const money = (value: number) => ({ currency_code: 'EUR', value: (value / 100).toFixed(2) });
const time = (at: number) => `2026-11-2${at}T08:00:00Z`;
const payPal: fc.Arbitrary<PaymentRecord> = fc
  .record({
    refunds: fc.tuple(
      ...['R1', 'R2', 'R3'].map((id) =>
        fc.record({
          id: fc.constant(id),
          amount: amount.map(money),
          create_time: second.map(time),
          status: fc.constantFrom('PENDING', 'COMPLETED', 'FAILED', 'CANCELLED'),
        }),
      ),
    ),
    disputes: fc.tuple(
      ...['PP-D-1', 'PP-D-2'].map((id) =>
        fc.record({
          dispute_id: fc.constant(id),
          dispute_amount: amount.map(money),
          create_time: second.map(time),
          update_time: second.map(time),
          status: fc.constantFrom('OPEN', 'WAITING_FOR_SELLER_RESPONSE', 'UNDER_REVIEW', 'OTHER', 'RESOLVED'),
          dispute_outcome: fc.record({
            outcome_code: fc.constantFrom(
              'RESOLVED_BUYER_FAVOUR',
              'RESOLVED_SELLER_FAVOUR',
              'RESOLVED_WITH_PAYOUT',
              'CANCELED_BY_BUYER',
              'ACCEPTED',
              'DENIED',
            ),
          }),
        }),
      ),
    ),
    status: fc.constantFrom('COMPLETED', 'PARTIALLY_REFUNDED', 'REFUNDED', 'REVERSED'),
  })
  .map(({ refunds, disputes, status }) => {
    const captures = [{ id: 'C1', status, amount: money(PRICE) }];
    return payPalRecord(
      { status: 'COMPLETED', purchase_units: [{ payments: { captures, refunds } }] },
      disputes,
    );
  });

it.each([
  ['Stripe', stripe],
  ['PayPal', payPal],
])('%s: the state follows from the newest record, and its share is taken back once', (_name, record) => {
  fc.assert(
    fc.property(fc.array(record, { maxLength: 5 }), record, (history, newest) => {
      let checkout = aCheckout();
      let ledger = 0;
      for (const each of [...history, newest]) {
        const next = settled(checkout, each);
        ledger += next.entries.reduce((sum, { credits }) => sum + credits, 0);
        ({ checkout } = next);
        expect(checkout.creditsGiven).toBe(ledger);
        expect(ledger).toBeGreaterThanOrEqual(0);
        expect(ledger).toBeLessThanOrEqual(checkout.pack.credits);
        expect(settled(checkout, each)).toEqual({ checkout, entries: [] });
      }
      const alone = settled(aCheckout(), newest).checkout;
      const { status, detail, returned, creditsGiven } = checkout;
      expect({ status, detail, returned, creditsGiven }).toEqual({
        status: alone.status,
        detail: alone.detail,
        returned: alone.returned,
        creditsGiven: alone.creditsGiven,
      });
    }),
    { numRuns: 150 },
  );
});
