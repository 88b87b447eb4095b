import {
  CheckoutPaymentIntent,
  OrdersController,
  OrderStatus,
  PaymentsController,
  PaypalExperienceUserAction,
  PaypalWalletContextShippingPreference,
  type Order,
  type OrderRequest,
} from '@paypal/paypal-server-sdk';
import { type Checkout, providerIdOf } from '../../../../model/checkouts';
import {
  type FoundPayment,
  type HostedPage,
  type LookUpOptions,
  type PaymentGateway,
  type ReturnUrls,
  type Subject,
} from '../../checkouts/gateway';
import { ProviderError } from '../../errors/errors';
import type { PaymentRecord } from '../../checkouts/record';
import type { PayPalClient } from './client';
import { askPayPal, isMissing, isRefused } from './errors';
import { toMoney } from './money';
import { capturesOf, recordOf } from './record';
import { getDispute, listDisputes } from './requests';

const NOTHING_TAKEN = { amount: 0, currency: '', clawbacks: [] };

/** PayPal Orders v2: created here, approved on PayPal's page, captured here. */
export class PayPalGateway implements PaymentGateway {
  constructor(
    /** The client for the credentials of the moment. */
    private readonly client: () => Promise<PayPalClient>,
  ) {}

  async open(checkout: Checkout, urls: ReturnUrls): Promise<HostedPage> {
    const { result } = await askPayPal(async () =>
      new OrdersController(await this.client()).createOrder({
        body: orderRequest(checkout, urls),
        paypalRequestId: `checkout-${checkout.id}`,
        prefer: 'return=representation',
      }),
    );
    const page = result.links?.find(({ rel }) => rel === 'payer-action' || rel === 'approve');
    if (!result.id || !page) throw new ProviderError('PAYPAL', false, 'an order without a page');
    return { providerId: result.id, url: page.href };
  }

  async lookUp(
    checkout: Checkout,
    { capture, disputeId, allDisputes = false }: LookUpOptions,
  ): Promise<PaymentRecord> {
    const order = await this.orderUnlessForgotten(providerIdOf(checkout) ?? '');
    if (!order) return { ...NOTHING_TAKEN, state: 'EXPIRED' };
    const latest =
      capture && order.status === OrderStatus.Approved ? await this.capture(checkout, order) : order;
    const found = allDisputes ? await this.disputesOf(latest) : [];
    const disputeIds = new Set([...found, ...(disputeId ? [disputeId] : [])]);
    return recordOf(latest, await Promise.all([...disputeIds].map((id) => this.dispute(id))));
  }

  /** An order has no call that ends it: it is never captured, and PayPal forgets it. */
  async close(): Promise<void> {}

  async find(subject: Subject): Promise<FoundPayment | undefined> {
    try {
      const providerId = await this.orderIdOf(subject);
      if (!providerId) return undefined;
      const order = await this.order(providerId);
      return { providerId, owner: ownerOf(order) };
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  /**
   * Takes the money of an approved order. Declined: the order stays approved, and the voter may go back to PayPal's
   * page and choose another way to pay.
   */
  private async capture(checkout: Checkout, order: Order): Promise<Order> {
    const id = order.id ?? '';
    try {
      await askPayPal(async () =>
        new OrdersController(await this.client()).captureOrder({
          id,
          paypalRequestId: `capture-${checkout.id}`,
        }),
      );
    } catch (error) {
      // 422 is also the answer if someone else has captured it just now.
      if (!isRefused(error)) throw error;
    }
    return this.order(id);
  }

  private async order(id: string): Promise<Order> {
    return (await askPayPal(async () => new OrdersController(await this.client()).getOrder({ id }))).result;
  }

  /** PayPal forgets orders that nobody approved in time. */
  private async orderUnlessForgotten(id: string): Promise<Order | undefined> {
    try {
      return await this.order(id);
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  private async disputesOf(order: Order): Promise<string[]> {
    const lists = capturesOf(order).map(({ id = '' }) =>
      askPayPal(async () => listDisputes(await this.client(), id)),
    );
    return (await Promise.all(lists)).flat();
  }

  private async dispute(id: string) {
    return askPayPal(async () => getDispute(await this.client(), id));
  }

  private async orderIdOf(subject: Subject): Promise<string | undefined> {
    if (subject.kind === 'payment') return subject.id;
    if (subject.kind === 'charge') return this.orderIdOfCapture(subject.id);
    if (subject.kind !== 'dispute') return undefined;
    const dispute = await this.dispute(subject.id);
    const captureId = dispute.disputed_transactions?.[0]?.seller_transaction_id;
    return captureId && this.orderIdOfCapture(captureId);
  }

  private async orderIdOfCapture(captureId: string): Promise<string | undefined> {
    const { result } = await askPayPal(async () =>
      new PaymentsController(await this.client()).getCapturedPayment({ captureId }),
    );
    return result.supplementaryData?.relatedIds?.orderId;
  }
}

function orderRequest({ id, userId, pack }: Checkout, urls: ReturnUrls): OrderRequest {
  return {
    intent: CheckoutPaymentIntent.Capture,
    purchaseUnits: [
      {
        referenceId: id,
        customId: `${userId}/${id}`,
        description: pack.label,
        amount: toMoney(pack.amount, pack.currency),
      },
    ],
    paymentSource: {
      paypal: {
        experienceContext: {
          returnUrl: urls.success,
          cancelUrl: urls.cancel,
          userAction: PaypalExperienceUserAction.PayNow,
          shippingPreference: PaypalWalletContextShippingPreference.NoShipping,
        },
      },
    },
  };
}

function ownerOf(order: Order): FoundPayment['owner'] {
  const [userId, checkoutId] = order.purchaseUnits?.[0]?.customId?.split('/') ?? [];
  return userId && checkoutId ? { userId, checkoutId } : undefined;
}
