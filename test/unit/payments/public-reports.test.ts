/* eslint-disable @typescript-eslint/require-await -- some cases have nothing to wait for */
/**
 * What went wrong for others who integrated Stripe Checkout or PayPal's orders, each as it would happen here: the public
 * report, what happens, and what must come of it. GitHub issues and pull requests, by repository and number.
 */
import { newVouchedSigner, signatureHeaders, type PayPalState } from '@hustings/payment-sandboxes/paypal';
import { signatureHeader } from '@hustings/payment-sandboxes/stripe';
import { cancelCheckout } from '../../../functions/checkout/cancel';
import { completeCheckout } from '../../../functions/checkout/complete';
import { createCheckout } from '../../../functions/checkout/create';
import { SigningCertificates } from '../../../functions/lib/payments/paypal/certificates';
import { toMinorUnits, toMoney } from '../../../functions/lib/payments/paypal/money';
import { verifyPayPal } from '../../../functions/lib/payments/paypal/signature';
import { verifyStripe } from '../../../functions/lib/payments/stripe/signature';
import { providerIdOf, type Checkout } from '../../../model/checkouts';
import type { PaymentProvider } from '../../../schema/generated/types';
import { withQuickPauses } from '../../../scripts/payments/quick-pauses';
import { SalesWorld } from '../../../scripts/payments/world';
import { Random } from '../../../simulation/core/random';

const VOTER = 'anna';
const HOUR = 3600_000;
const DAY = 24 * HOUR;

/** A shop with one voter and both sandboxes. */
class Shop {
  readonly world = new SalesWorld(new Random(7));

  buy(provider: PaymentProvider, packId = 'starter-eur', idempotencyKey?: string): Promise<Checkout> {
    return createCheckout(this.world.services, VOTER, { packId, provider, idempotencyKey });
  }

  /** Something happens at the provider. Nobody is told yet. */
  change({ provider, ...checkout }: Checkout, name: string, amount?: number): void {
    const payment = providerIdOf({ ...checkout, provider }) ?? '';
    this.world.sandbox(provider).actions.change(payment, name, amount);
  }

  /** The webhooks come, all or those of some types. */
  async hear(types = /./): Promise<void> {
    for (const notice of this.world.news()) if (types.test(notice.eventType)) await this.world.settle(notice);
  }

  /** It is paid for, and the shop knows. */
  async paid(provider: PaymentProvider, packId?: string): Promise<Checkout> {
    const checkout = await this.buy(provider, packId);
    this.change(checkout, provider === 'STRIPE' ? 'pay' : 'approve');
    await this.hear();
    return checkout;
  }

  async later(milliseconds: number): Promise<void> {
    this.world.time += milliseconds;
    await this.world.reconcile();
  }

  complete = ({ id }: Checkout) => completeCheckout(this.world.services, VOTER, id);
  cancel = ({ id }: Checkout) => cancelCheckout(this.world.services, VOTER, id);

  /** Anything has the payment looked at. */
  look(checkout: Checkout): Promise<void> {
    const subject = { kind: 'payment', id: providerIdOf(checkout) ?? '' } as const;
    return this.world.settle({ provider: checkout.provider, eventId: 'e', eventType: 'x', subject });
  }

  /** What the voter has, and how the purchase stands. */
  stands({ id }: Checkout) {
    const { status, detail } = this.world.store.checkouts.get(id)!;
    return { status, detail, credits: this.world.store.balanceOf(VOTER) };
  }

  get entries(): string[] {
    return this.world.store.linesOf(VOTER).map(({ kind, credits }) => `${kind} ${credits}`);
  }

  set(checkout: Checkout, id: string, values: object): void {
    this.world.sandbox(checkout.provider).actions.set(id, values);
  }

  captureOf(checkout: Checkout): string {
    const order = this.world.payPal.state.orders[providerIdOf(checkout) ?? ''];
    return order?.purchase_units[0].payments?.captures[0]?.id ?? '';
  }
}

type Report = [source: string, what: string, run: (shop: Shop) => Promise<void>];

const stripe: Report[] = [
  [
    'pollinations/pollinations 10621',
    'the same event twice gives the credits once',
    async (shop) => {
      const checkout = await shop.buy('STRIPE');
      shop.change(checkout, 'pay');
      const notices = shop.world.news();
      for (const notice of [...notices, ...notices]) await shop.world.settle(notice);
      expect(shop.entries).toEqual(['PURCHASE 10']);
    },
  ],
  [
    'wasp-lang/open-saas 688',
    'an event delivered again after its worker died gives them once',
    async (shop) => {
      const checkout = await shop.buy('STRIPE');
      shop.change(checkout, 'pay');
      const [notice] = shop.world.news().slice(-1);
      Object.assign(shop.world.fuse, { callsLeft: 4, afterEffect: true });
      await shop.world.settle(notice!).catch(() => undefined);
      shop.world.fuse.callsLeft = undefined;
      await shop.world.settle(notice!);
      expect(shop.entries).toEqual(['PURCHASE 10']);
    },
  ],
  [
    'woocommerce/woocommerce-gateway-stripe 3326',
    'two endpoints that hear at the same moment',
    async (shop) => {
      const checkout = await shop.buy('STRIPE');
      shop.change(checkout, 'pay');
      const [notice] = shop.world.news().slice(-1);
      await Promise.all([1, 2, 3, 4].map(() => shop.world.settle(notice!)));
      expect(shop.entries).toEqual(['PURCHASE 10']);
    },
  ],
  [
    'woocommerce/woocommerce-gateway-stripe 2331',
    'the buyer’s return and the webhook at the same moment',
    async (shop) => {
      const checkout = await shop.buy('STRIPE');
      shop.change(checkout, 'pay');
      await Promise.all([shop.hear(), shop.complete(checkout), shop.complete(checkout)]);
      expect(shop.entries).toEqual(['PURCHASE 10']);
    },
  ],
  [
    'AI-Shipping-Labs/website 1423',
    'a complete session that is unpaid gives nothing until the money is there',
    async (shop) => {
      const checkout = await shop.buy('STRIPE');
      shop.change(checkout, 'debit');
      await shop.hear();
      expect(shop.stands(checkout)).toEqual({ status: 'PENDING', detail: 'UNDER_WAY', credits: 0 });
      shop.change(checkout, 'debit-arrives');
      await shop.hear();
      expect(shop.stands(checkout)).toMatchObject({ status: 'PAID', credits: 10 });
    },
  ],
  [
    't3dotgg/stripe-recommendations 25',
    'a debit that fails days later is told as failed',
    async (shop) => {
      const checkout = await shop.buy('STRIPE');
      shop.change(checkout, 'debit');
      await shop.hear();
      shop.change(checkout, 'debit-fails');
      await shop.hear(/async_payment_failed/);
      expect(shop.stands(checkout)).toMatchObject({ status: 'FAILED', credits: 0 });
    },
  ],
  [
    'Payum/PayumBundle 575',
    'nobody comes back and no webhook comes: found all the same',
    async (shop) => {
      const checkout = await shop.buy('STRIPE');
      shop.change(checkout, 'pay');
      shop.world.news();
      await shop.later(2 * 60_000);
      expect(shop.stands(checkout)).toMatchObject({ status: 'PAID', credits: 10 });
    },
  ],
  [
    '202-ecommerce/stripe_official 80',
    'the window is closed after a bank payment',
    async (shop) => {
      const checkout = await shop.buy('STRIPE');
      shop.change(checkout, 'debit');
      shop.change(checkout, 'debit-arrives');
      await shop.hear(/async_payment_succeeded/);
      expect(shop.stands(checkout)).toMatchObject({ status: 'PAID', credits: 10 });
    },
  ],
  [
    'Sylius/PayumStripePlugin 70',
    'a purchase can be cancelled though its page has expired already',
    async (shop) => {
      const checkout = await shop.buy('STRIPE');
      shop.change(checkout, 'expire');
      expect((await shop.cancel(checkout)).status).toBe('CANCELLED');
    },
  ],
  [
    'woocommerce/woocommerce-gateway-stripe 5812',
    'a page that expires after the buyer paid otherwise takes nothing away',
    async (shop) => {
      const left = await shop.buy('STRIPE');
      shop.change(left, 'decline');
      const other = await shop.paid('PAYPAL');
      await shop.later(2 * HOUR);
      await shop.hear();
      expect(shop.stands(left).status).toBe('EXPIRED');
      expect(shop.stands(other)).toMatchObject({ status: 'PAID', credits: 10 });
    },
  ],
  [
    'umbraco/Umbraco.Commerce.Issues 895',
    'an older page that is paid counts for what it was opened for',
    async (shop) => {
      const older = await shop.buy('STRIPE', 'campaign-eur');
      await shop.buy('STRIPE', 'starter-eur');
      shop.change(older, 'pay');
      await shop.hear();
      expect(shop.entries).toEqual(['PURCHASE 100']);
    },
  ],
  [
    'duncanmcclean/statamic-cargo 190',
    'a webhook comes before the page was written down',
    async (shop) => {
      const checkout = await shop.buy('STRIPE');
      const { providerReference: _, redirectUrl: __, ...unwritten } = checkout;
      shop.world.store.checkouts.set(checkout.id, unwritten);
      const [session] = Object.values(shop.world.stripe.state.sessions);
      shop.world.stripe.actions.change(session?.id ?? '', 'pay');
      await shop.hear();
      expect(shop.stands(checkout)).toMatchObject({ status: 'PAID', credits: 10 });
    },
  ],
  [
    'emfcamp/Website 413',
    'a part is refunded, then the rest',
    async (shop) => {
      const checkout = await shop.paid('STRIPE');
      shop.change(checkout, 'refund', 200);
      await shop.hear();
      expect(shop.stands(checkout)).toEqual({ status: 'PAID', detail: 'PARTLY_REFUNDED', credits: 6 });
      shop.change(checkout, 'refund');
      await shop.hear();
      expect(shop.stands(checkout)).toMatchObject({ status: 'REFUNDED', credits: 0 });
    },
  ],
  [
    'HiEventsDev/Hi.Events 1067',
    'only charge.refunded tells of a refund',
    async (shop) => {
      const checkout = await shop.paid('STRIPE');
      shop.change(checkout, 'refund');
      await shop.hear(/^charge\.refunded$/);
      expect(shop.stands(checkout)).toMatchObject({ status: 'REFUNDED', credits: 0 });
    },
  ],
  [
    'akash-network/console 2302',
    'only refund.created tells of a refund',
    async (shop) => {
      const checkout = await shop.paid('STRIPE');
      shop.change(checkout, 'refund', 250);
      await shop.hear(/^refund\.created$/);
      expect(shop.stands(checkout).credits).toBe(5);
    },
  ],
  [
    'woocommerce/woocommerce-gateway-stripe 4405',
    'a refund that fails at the bank gives the credits back',
    async (shop) => {
      const checkout = await shop.paid('STRIPE');
      shop.change(checkout, 'refund');
      await shop.hear();
      shop.change(checkout, 'refund-fails');
      await shop.hear(/refund\.failed/);
      expect(shop.stands(checkout)).toEqual({ status: 'PAID', detail: undefined, credits: 10 });
    },
  ],
  [
    'antiwork/gumroad 5779',
    'a refund that is cancelled was none',
    async (shop) => {
      const checkout = await shop.paid('STRIPE');
      shop.change(checkout, 'refund-slowly');
      shop.change(checkout, 'refund-cancelled');
      await shop.hear();
      expect(shop.stands(checkout)).toEqual({ status: 'PAID', detail: undefined, credits: 10 });
    },
  ],
  [
    'emfcamp/Website 1017',
    'a refund under way is told as such, and takes nothing yet',
    async (shop) => {
      const checkout = await shop.paid('STRIPE');
      shop.change(checkout, 'refund-slowly');
      await shop.hear();
      expect(shop.stands(checkout)).toEqual({ status: 'PAID', detail: 'REFUND_UNDER_WAY', credits: 10 });
      shop.change(checkout, 'refund-arrives');
      await shop.hear();
      expect(shop.stands(checkout)).toMatchObject({ status: 'REFUNDED', credits: 0 });
    },
  ],
  [
    'polarsource/polar 5422',
    'after a refund that failed another one counts',
    async (shop) => {
      const checkout = await shop.paid('STRIPE');
      for (const change of ['refund', 'refund-fails', 'refund']) shop.change(checkout, change);
      await shop.hear();
      expect(shop.stands(checkout)).toMatchObject({ status: 'REFUNDED', credits: 0 });
    },
  ],
  [
    'woocommerce/woocommerce-gateway-stripe 1098',
    'a dispute that is won gives back what it held',
    async (shop) => {
      const checkout = await shop.paid('STRIPE');
      shop.change(checkout, 'dispute');
      await shop.hear();
      expect(shop.stands(checkout)).toEqual({ status: 'DISPUTED', detail: 'DISPUTE_OPEN', credits: 0 });
      shop.change(checkout, 'dispute-win');
      await shop.hear();
      expect(shop.stands(checkout)).toMatchObject({ status: 'PAID', credits: 10 });
    },
  ],
  [
    'elizaOS/eliza 31449',
    'what comes back is credits, not the sum of money',
    async (shop) => {
      const checkout = await shop.paid('STRIPE', 'campaign-eur');
      shop.change(checkout, 'dispute');
      await shop.hear();
      shop.change(checkout, 'dispute-win');
      await shop.hear(/funds_reinstated/);
      expect(shop.entries).toEqual(['PURCHASE 100', 'DISPUTE -100', 'DISPUTE 100']);
    },
  ],
  [
    'Automattic/woocommerce-payments 4931',
    'a dispute is lost, a day later won, and then the money is refunded',
    async (shop) => {
      const checkout = await shop.paid('STRIPE');
      for (const change of ['dispute', 'dispute-lose', 'dispute-appeal', 'dispute-win']) {
        shop.change(checkout, change);
        await shop.hear();
      }
      expect(shop.stands(checkout)).toMatchObject({ status: 'PAID', credits: 10 });
      shop.change(checkout, 'refund');
      await shop.hear();
      expect(shop.stands(checkout)).toMatchObject({ status: 'REFUNDED', credits: 0 });
    },
  ],
  [
    'Automattic/woocommerce-payments 6196',
    'a dispute over what a refund left takes no more than that',
    async (shop) => {
      const checkout = await shop.paid('STRIPE');
      shop.change(checkout, 'refund', 200);
      shop.change(checkout, 'dispute', 100);
      shop.change(checkout, 'dispute-lose');
      await shop.hear();
      expect(shop.stands(checkout)).toEqual({ status: 'DISPUTED', detail: 'DISPUTE_LOST', credits: 4 });
    },
  ],
  [
    'polarsource/polar 8344',
    'a dispute over more than was paid takes what was given, and no more',
    async (shop) => {
      const checkout = await shop.paid('STRIPE');
      shop.change(checkout, 'dispute');
      const [dispute] = Object.values(shop.world.stripe.state.disputes);
      shop.set(checkout, dispute?.id ?? '', { amount: 612 });
      await shop.hear();
      expect(shop.entries).toEqual(['PURCHASE 10', 'DISPUTE -10']);
    },
  ],
  [
    'ChuanQiao1128/replyinmyvoice 268',
    'credits that were spent before the refund are owed, not forgotten',
    async (shop) => {
      const checkout = await shop.paid('STRIPE');
      for (let vote = 0; vote < 4; vote += 1) shop.world.store.spend(VOTER);
      shop.change(checkout, 'refund');
      await shop.hear();
      expect(shop.stands(checkout)).toMatchObject({ status: 'REFUNDED', credits: -4 });
    },
  ],
  [
    'letsrevel/revel-backend 803',
    'opening the same purchase again hours later is the same request',
    async (shop) => {
      const first = await shop.buy('STRIPE', 'starter-eur', 'k');
      shop.world.time += 20 * 60_000;
      const again = await shop.buy('STRIPE', 'starter-eur', 'k');
      expect(again.redirectUrl).toBe(first.redirectUrl);
      expect(Object.keys(shop.world.stripe.state.sessions)).toHaveLength(1);
    },
  ],
  [
    'vendurehq/vendure 3903',
    'the same key for something else is refused, and opens nothing',
    async (shop) => {
      await shop.buy('STRIPE', 'starter-eur', 'k');
      await expect(shop.buy('STRIPE', 'campaign-eur', 'k')).rejects.toThrow();
      expect(Object.keys(shop.world.stripe.state.sessions)).toHaveLength(1);
    },
  ],
  [
    'woocommerce/woocommerce-gateway-stripe 3725',
    'an answer that is lost makes no second page',
    async (shop) => {
      shop.world.setFaults('STRIPE', [{ path: 'sessions', times: 1, kind: 'fail-after', status: 503 }]);
      await shop.buy('STRIPE', 'starter-eur', 'k').catch(() => undefined);
      const checkout = await shop.buy('STRIPE', 'starter-eur', 'k');
      shop.change(checkout, 'pay');
      await shop.hear();
      expect(shop.entries).toEqual(['PURCHASE 10']);
    },
  ],
  [
    'stripe/stripe-node 356',
    'a signature is of the raw bytes, whatever letters are in them',
    async () => {
      const body =
        '{"id": "evt_1",  "type":"charge.refunded","data":{"object":{"payment_intent":"pi_1","name":"Zoë \\u00e9"}}}';
      const header = signatureHeader(body, 'whsec_1', Date.now());
      expect(verifyStripe(Buffer.from(body), header, ['whsec_1'], Date.now())).toHaveProperty(
        'eventId',
        'evt_1',
      );
      const parsed = JSON.stringify(JSON.parse(body));
      expect(verifyStripe(Buffer.from(parsed), header, ['whsec_1'], Date.now())).toEqual({
        refusal: 'BAD_SIGNATURE',
      });
    },
  ],
  [
    'profullstack/sh1pt 480',
    'of several signatures and secrets in a rotation any one that fits is good',
    async () => {
      const body = '{"id":"evt_1","type":"x","data":{"object":{}}}';
      const good = signatureHeader(body, 'whsec_new', Date.now());
      for (const header of [
        `${good},v1=${'0'.repeat(64)}`,
        good.replace(',v1=', `,v1=${'0'.repeat(64)},v1=`),
      ])
        expect(
          verifyStripe(Buffer.from(body), header, ['whsec_old', 'whsec_new'], Date.now()),
        ).toHaveProperty('eventId');
    },
  ],
];

const payPal: Report[] = [
  [
    'woocommerce/woocommerce-paypal-payments 4633',
    'a declined card is told, and another way to pay is taken',
    async (shop) => {
      const checkout = await shop.buy('PAYPAL');
      shop.change(checkout, 'approve-declined');
      await shop.complete(checkout);
      expect(shop.stands(checkout)).toMatchObject({ status: 'PENDING', detail: 'DECLINED', credits: 0 });
      shop.change(checkout, 'approve');
      await shop.complete(checkout);
      expect(shop.stands(checkout)).toMatchObject({ status: 'PAID', credits: 10 });
    },
  ],
  [
    'woocommerce/woocommerce-paypal-payments 222',
    'a decline is not tried again by itself',
    async (shop) => {
      const checkout = await shop.buy('PAYPAL');
      shop.change(checkout, 'approve-declined');
      await shop.hear();
      const kept = () => Object.keys(shop.world.payPal.state.kept).length;
      const before = kept();
      for (let count = 0; count < 4; count += 1) await shop.later(31 * 60_000);
      await shop.complete(checkout);
      expect(kept()).toBe(before);
    },
  ],
  [
    'paypal/paypal-checkout-components 1521',
    'an approval that is told twice, the first time too early',
    async (shop) => {
      const checkout = await shop.buy('PAYPAL');
      const early = {
        provider: 'PAYPAL',
        eventId: 'e',
        eventType: 'CHECKOUT.ORDER.APPROVED',
        isAct: true,
      } as const;
      const subject = { kind: 'payment', id: providerIdOf(checkout) ?? '' } as const;
      await shop.world.settle({ ...early, subject });
      expect(shop.stands(checkout)).toMatchObject({ status: 'PENDING', detail: undefined });
      shop.change(checkout, 'approve');
      await shop.world.settle({ ...early, subject });
      expect(shop.entries).toEqual(['PURCHASE 10']);
    },
  ],
  [
    'angelleye/paypal-woocommerce 2129',
    'two that capture at the same moment',
    async (shop) => {
      const checkout = await shop.buy('PAYPAL');
      shop.change(checkout, 'approve');
      await Promise.all([shop.complete(checkout), shop.complete(checkout), shop.hear()]);
      expect(shop.stands(checkout)).toMatchObject({ status: 'PAID', credits: 10 });
      expect(shop.entries).toEqual(['PURCHASE 10']);
    },
  ],
  [
    'umbraco/Umbraco.Commerce.Issues 395',
    'the answer of a capture is lost: paid once, however often it is asked',
    async (shop) => {
      const checkout = await shop.buy('PAYPAL');
      shop.change(checkout, 'approve');
      shop.world.setFaults('PAYPAL', [{ path: 'capture', times: 1, kind: 'fail-after', status: 500 }]);
      await shop.complete(checkout).catch(() => undefined);
      await shop.complete(checkout);
      expect(shop.entries).toEqual(['PURCHASE 10']);
      expect(shop.world.payPal.state.movements).toHaveLength(1);
    },
  ],
  [
    'shopware/SwagPayPal 712',
    'completing again what was paid in another tab',
    async (shop) => {
      const checkout = await shop.paid('PAYPAL');
      expect((await shop.complete(checkout)).status).toBe('PAID');
    },
  ],
  [
    'paypal/Checkout-NodeJS-SDK 46',
    'an order that is COMPLETED with a capture that is DECLINED is not paid',
    async (shop) => {
      const checkout = await shop.buy('PAYPAL');
      shop.change(checkout, 'echeck');
      await shop.hear();
      shop.change(checkout, 'echeck-bounces');
      await shop.hear();
      expect(shop.stands(checkout)).toMatchObject({ status: 'FAILED', credits: 0 });
    },
  ],
  [
    'awesomemotive/easy-digital-downloads 5516',
    'an eCheck gives nothing before it clears',
    async (shop) => {
      const checkout = await shop.buy('PAYPAL');
      shop.change(checkout, 'echeck');
      await shop.hear();
      expect(shop.stands(checkout)).toEqual({ status: 'PENDING', detail: 'UNDER_WAY', credits: 0 });
      await shop.later(5 * DAY);
      expect(shop.stands(checkout).status).toBe('PENDING');
      shop.change(checkout, 'echeck-clears');
      await shop.hear();
      expect(shop.stands(checkout)).toMatchObject({ status: 'PAID', credits: 10 });
    },
  ],
  [
    'paypal/PayPal-PHP-Server-SDK 12',
    'a capture that waits for the seller is under way',
    async (shop) => {
      const checkout = await shop.buy('PAYPAL');
      shop.change(checkout, 'echeck');
      await shop.hear();
      shop.set(checkout, shop.captureOf(checkout), {
        status_details: { reason: 'RECEIVING_PREFERENCE_MANDATES_MANUAL_ACTION' },
      });
      await shop.complete(checkout);
      expect(shop.stands(checkout)).toMatchObject({ status: 'PENDING', detail: 'UNDER_WAY' });
    },
  ],
  [
    'paypal/PayPal-TypeScript-Server-SDK 16',
    'a telephone without its country stops nothing',
    async (shop) => {
      const checkout = await shop.buy('PAYPAL');
      const shipping = { phone_number: { national_number: '533493751' } };
      shop.set(checkout, providerIdOf(checkout) ?? '', {
        payer: { phone: { phone_number: {} }, address: {} },
        shipping,
      });
      shop.change(checkout, 'approve');
      await shop.hear();
      expect(shop.stands(checkout)).toMatchObject({ status: 'PAID', credits: 10 });
    },
  ],
  [
    'paypal/Checkout-PHP-SDK 83',
    'an address of a country alone stops nothing',
    async (shop) => {
      const checkout = await shop.paid('PAYPAL');
      const [order] = Object.values(shop.world.payPal.state.orders);
      expect(order?.payer?.address).toEqual({ country_code: 'DE' });
      expect(shop.stands(checkout).status).toBe('PAID');
    },
  ],
  [
    'paypal/Checkout-NodeJS-SDK 31',
    'PARTIALLY_REFUNDED, and no refund: it is a dispute, of which nobody told',
    async (shop) => {
      const checkout = await shop.paid('PAYPAL');
      shop.change(checkout, 'dispute', 200);
      shop.set(checkout, shop.captureOf(checkout), { status: 'PARTIALLY_REFUNDED' });
      shop.world.news();
      await shop.look(checkout);
      expect(shop.stands(checkout)).toEqual({ status: 'DISPUTED', detail: 'DISPUTE_OPEN', credits: 6 });
      expect(shop.world.alarms).toEqual([]);
    },
  ],
  [
    'woocommerce/woocommerce-paypal-payments 1614',
    'a reversal of a part, by a dispute, takes that part',
    async (shop) => {
      const checkout = await shop.paid('PAYPAL');
      shop.change(checkout, 'dispute');
      shop.change(checkout, 'dispute-settled', 100);
      shop.set(checkout, shop.captureOf(checkout), { status: 'REVERSED' });
      await shop.hear();
      expect(shop.stands(checkout)).toMatchObject({ status: 'DISPUTED', detail: 'DISPUTE_LOST', credits: 8 });
    },
  ],
  [
    'Payum/Payum 609',
    'a reversal that is cancelled is a payment again',
    async (shop) => {
      const checkout = await shop.paid('PAYPAL');
      shop.change(checkout, 'reverse');
      await shop.hear();
      expect(shop.stands(checkout)).toMatchObject({ status: 'REFUNDED', credits: 0 });
      shop.change(checkout, 'reverse-end');
      await shop.hear();
      expect(shop.stands(checkout)).toMatchObject({ status: 'PAID', credits: 10 });
    },
  ],
  [
    'nopSolutions/nopCommerce 6310',
    'three currencies take no decimals',
    async () => {
      for (const [currency, amount] of [
        ['JPY', 500],
        ['HUF', 50_000],
        ['TWD', 50_000],
      ] as const)
        expect(toMoney(amount, currency)).toEqual({ currencyCode: currency, value: '500' });
    },
  ],
  [
    'calcom/cal.diy 29984',
    'a yen is not a hundredth of itself, there and back',
    async () => {
      expect(toMinorUnits(toMoney(10_000, 'JPY'))).toBe(10_000);
      expect(toMoney(1050, 'JPY').value).toBe('1050');
    },
  ],
  [
    'go-pay/gopay 348',
    'a token that PayPal does not know any more is renewed',
    async (shop) => {
      const checkout = await shop.paid('PAYPAL');
      shop.world.setFaults('PAYPAL', [{ path: 'orders', times: 1, kind: 'fail', status: 401 }]);
      shop.change(checkout, 'refund');
      shop.world.news();
      await shop.look(checkout);
      expect(shop.stands(checkout).status).toBe('REFUNDED');
    },
  ],
  [
    'Enngage/ngx-paypal 156',
    'PAYMENT.CAPTURE.COMPLETED never comes',
    async (shop) => {
      const checkout = await shop.buy('PAYPAL');
      shop.change(checkout, 'approve');
      await shop.hear(/APPROVED/);
      expect(shop.stands(checkout)).toMatchObject({ status: 'PAID', credits: 10 });
    },
  ],
  [
    'the-events-calendar/event-tickets 4466',
    'only the capture’s own event comes, with its own id',
    async (shop) => {
      const checkout = await shop.buy('PAYPAL');
      shop.change(checkout, 'echeck');
      await shop.hear();
      shop.change(checkout, 'echeck-clears');
      await shop.hear(/CAPTURE\.COMPLETED/);
      expect(shop.stands(checkout)).toMatchObject({ status: 'PAID', credits: 10 });
    },
  ],
  [
    'woocommerce/woocommerce-paypal-payments 4489',
    'the approval is told seconds before the buyer is back',
    async (shop) => {
      const checkout = await shop.buy('PAYPAL');
      shop.change(checkout, 'approve');
      await shop.hear();
      shop.world.time += 3000;
      expect((await shop.complete(checkout)).status).toBe('PAID');
      expect(shop.entries).toEqual(['PURCHASE 10']);
    },
  ],
  [
    'shopware/SwagPayPal 680',
    'a task of hours later does not undo what was paid',
    async (shop) => {
      const checkout = await shop.paid('PAYPAL');
      for (let count = 0; count < 5; count += 1) await shop.later(HOUR);
      expect(shop.stands(checkout)).toMatchObject({ status: 'PAID', credits: 10 });
    },
  ],
  [
    'opencollective/opencollective 6387',
    'money for a purchase that is not there rings',
    async (shop) => {
      const checkout = await shop.buy('PAYPAL');
      shop.change(checkout, 'echeck');
      await shop.hear();
      shop.world.store.checkouts.delete(checkout.id);
      shop.change(checkout, 'echeck-clears');
      await shop.hear();
      expect(new Set(shop.world.alarms.map(({ event }) => event))).toEqual(new Set(['CheckoutMissing']));
    },
  ],
];

const signer = newVouchedSigner('messageverificationcerts.paypal.com');
const place = 'https://api.paypal.com/v1/notifications/certs/CERT-1';
const verify = (body: string, signed = body) =>
  verifyPayPal(
    body,
    {
      ...signatureHeaders(signed, Date.now(), '', { ...signer, webhookId: 'W' } as unknown as PayPalState),
      'paypal-cert-url': place,
    },
    {
      webhookId: 'W',
      certificates: new SigningCertificates(undefined, {
        roots: [signer.root],
        fetch: () => Promise.resolve(new Response(signer.certificate)),
      }),
    },
    (() => Promise.reject(new Error())) as never,
    Date.now(),
  );

const signatures: Report[] = [
  [
    'MahoCommerce/maho 1110',
    'an empty object in a body is signed as it came',
    async () => {
      const body =
        '{"id":"WH-1","event_type":"CHECKOUT.ORDER.APPROVED","resource":{"id":"5O","amount":{"breakdown":{}}}}';
      expect(await verify(body)).toMatchObject({ eventId: 'WH-1', isAct: true });
    },
  ],
  [
    'paypal/PayPal-Python-SDK 196',
    'a body whose members were put in another order is not what was signed',
    async () => {
      const body = '{"id":"WH-1","event_type":"x","resource":{}}';
      expect(await verify('{"event_type":"x","id":"WH-1","resource":{}}', body)).toEqual({
        refusal: 'BAD_SIGNATURE',
      });
    },
  ],
  [
    'paypal/PayPal-Python-SDK 157',
    'letters beyond ASCII are counted as bytes',
    async () => {
      expect(await verify('{"id":"WH-1","event_type":"x","resource":{"name":"Žoë 花"}}')).toHaveProperty(
        'eventId',
      );
    },
  ],
];

const reports = [...stripe, ...payPal, ...signatures];

it('knows forty reports at least', () => {
  expect(new Set(reports.map(([source]) => source)).size).toBeGreaterThanOrEqual(40);
});

it.each(reports)('%s: %s', async (_source, _what, run) => {
  await withQuickPauses(() => run(new Shop()));
});

it('books what Stripe holds and takes of a dispute over a whole payment, a part of which was refunded', async () => {
  const shop = new Shop();
  const { id, pack } = await shop.paid('STRIPE');
  const checkout = () => shop.world.store.checkouts.get(id)!;
  const stands = () => {
    const { received, returned, disputed } = checkout().bookings!.at(-1)!;
    return { received, returned, disputed, credits: shop.world.store.balanceOf(VOTER) };
  };
  shop.change(checkout(), 'refund', 200);
  shop.change(checkout(), 'dispute', pack.amount);
  await shop.hear();
  expect(stands()).toEqual({ received: 500, returned: 200, disputed: 500, credits: 0 });
  shop.change(checkout(), 'dispute-lose');
  await shop.hear();
  expect(stands()).toEqual({ received: 500, returned: 700, disputed: 0, credits: 0 });
  shop.change(checkout(), 'dispute-appeal');
  await shop.hear();
  shop.change(checkout(), 'dispute-win');
  await shop.hear();
  expect(stands()).toEqual({ received: 500, returned: 200, disputed: 0, credits: 6 });
});
