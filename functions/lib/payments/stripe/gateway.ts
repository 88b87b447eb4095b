import { type Checkout, providerIdOf } from '../../../../model/checkouts';
import type Stripe from 'stripe';
import type { RefundRequest } from '../../../../model/refunds';
import type {
  FoundPayment,
  HostedPage,
  PaymentGateway,
  RefundAnswer,
  ReturnUrls,
  Subject,
} from '../../checkouts/gateway';
import type { Billing } from '../../checkouts/provider';
import { needed, ProviderError } from '../../errors/errors';
import { GONE, type PaymentRecord } from '../../checkouts/record';
import type { Renewed } from '../../secrets';
import { attemptName } from '../attempt-name';
import { askStripe, isForbidden, isMissing, isRefused, refusalIn } from './errors';
import { chargeOf, expandedIntent, recordOf } from './record';

/** Stripe Checkout: one-time payments on Stripe's own page. */
export class StripeGateway implements PaymentGateway {
  constructor(
    /** The client for the key of the moment. */
    private readonly client: Renewed<Stripe>,
    /** Milliseconds that a page stays payable. Stripe allows 30 minutes to 24 hours. */
    private readonly pageLifetime: number,
    /** What Stripe is asked to do besides. */
    private readonly billing: Billing = {},
  ) {}

  async open(checkout: Checkout, urls: ReturnUrls): Promise<HostedPage> {
    const { id, userId, pack, openings } = checkout;
    const metadata = { checkoutId: id, userId };
    const parameters: Stripe.Checkout.SessionCreateParams = {
      mode: 'payment',
      client_reference_id: id,
      metadata,
      payment_intent_data: { metadata },
      line_items: [
        {
          quantity: 1,
          price_data: {
            currency: pack.currency.toLowerCase(),
            unit_amount: pack.amount,
            // What the buyer pays stays the price, whatever tax there is where they live.
            ...(this.billing.tax && { tax_behavior: 'inclusive' as const }),
            product_data: { name: pack.label },
          },
        },
      ],
      ...(this.billing.tax && { automatic_tax: { enabled: true } }),
      ...(this.billing.invoices && { invoice_creation: { enabled: true } }),
      success_url: urls.success,
      cancel_url: urls.cancel,
      // From the checkout, not the clock: a repeated call must be the same call.
      expires_at: Math.floor((Date.parse(checkout.createdAt) + this.pageLifetime) / 1000),
    };
    const session = await askStripe(this.client, (stripe) =>
      stripe.checkout.sessions.create(parameters, {
        idempotencyKey: attemptName(`checkout-${id}`, openings),
      }),
    );
    if (!session.url) throw new ProviderError('STRIPE', false, 'a session without a page');
    return { providerId: session.id, url: session.url };
  }

  async lookUp(checkout: Checkout): Promise<PaymentRecord> {
    try {
      return await askStripe(this.client, (stripe) => this.record(stripe, checkout));
    } catch (error) {
      // Test data that was deleted, or a session of another account or mode than the key's.
      if (isMissing(error)) return GONE;
      throw error;
    }
  }

  private async record(stripe: Stripe, checkout: Checkout): Promise<PaymentRecord> {
    const session = await stripe.checkout.sessions.retrieve(providerIdOf(checkout) ?? '', {
      expand: ['payment_intent.latest_charge'],
    });
    const intent = expandedIntent(session);
    const charge = chargeOf(intent);
    const of = { payment_intent: intent?.id ?? '', limit: 100 };
    const withheld: string[] = [];
    const [refunds, disputes] = await Promise.all([
      charge && (charge.amount_refunded || checkout.paid) ? stripe.refunds.list(of) : undefined,
      charge && (charge.disputed || checkout.paid)
        ? unlessWithheld(
            askStripe(this.client, (asked) => asked.disputes.list(of)),
            withheld,
          )
        : undefined,
    ]);
    return {
      ...recordOf({ session, refunds: refunds?.data ?? [], disputes: disputes?.data ?? [] }),
      withheld,
    };
  }

  async close(checkout: Checkout): Promise<void> {
    try {
      await askStripe(this.client, (stripe) => stripe.checkout.sessions.expire(providerIdOf(checkout) ?? ''));
    } catch (error) {
      // Only an open session can be expired. Which of the other states it is in, looking it up tells.
      if (!isRefused(error)) throw error;
    }
  }

  async makeRefund(checkout: Checkout, request: RefundRequest): Promise<RefundAnswer> {
    const { id, userId, charge } = checkout;
    const parameters: Stripe.RefundCreateParams = {
      charge: needed('STRIPE', 'payment_intent.latest_charge', charge?.id),
      amount: request.amount,
      metadata: { checkoutId: id, userId, refund: request.id },
    };
    try {
      const made = await askStripe(this.client, (stripe) =>
        stripe.refunds.create(parameters, {
          idempotencyKey: attemptName(request.id, request.attempts),
        }),
      );
      return { refundId: needed('STRIPE', 'refund.id', made.id) };
    } catch (error) {
      const refusal = refusalIn(error);
      if (!refusal) throw error;
      return { refusal };
    }
  }

  async find(subject: Subject): Promise<FoundPayment | undefined> {
    try {
      const session = await askStripe(this.client, (stripe) => this.session(stripe, subject));
      return session && { providerId: session.id, owner: ownerOf(session) };
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  private async session(stripe: Stripe, subject: Subject): Promise<Stripe.Checkout.Session | undefined> {
    const { sessions } = stripe.checkout;
    if (subject.kind === 'payment') return sessions.retrieve(subject.id);
    return (await sessions.list({ payment_intent: subject.id, limit: 1 })).data[0];
  }
}

/** A restricted key may lack the right to list disputes; what else is known of the payment is settled all the same. */
async function unlessWithheld<T>(answer: Promise<T>, withheld: string[]): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (!isForbidden(error)) throw error;
    withheld.push((error as ProviderError).detail);
    return undefined;
  }
}

function ownerOf({ metadata }: Stripe.Checkout.Session): FoundPayment['owner'] {
  const { userId, checkoutId } = metadata ?? {};
  return userId && checkoutId ? { userId, checkoutId } : undefined;
}
