import { type Checkout, providerIdOf } from '../../../../model/checkouts';
import { takenOf } from '../../../../model/receipts';
import type { RefundRequest } from '../../../../model/refunds';
import type {
  FoundPayment,
  HostedPage,
  LookUpOptions,
  PaymentGateway,
  RefundAnswer,
  ReturnUrls,
  Subject,
} from '../../checkouts/gateway';
import type { Billing } from '../../checkouts/provider';
import { GONE, type DeclineRecord, type PaymentRecord } from '../../checkouts/record';
import { needed, type ProviderError } from '../../errors/errors';
import type { Renewed } from '../../secrets';
import { attemptName } from '../attempt-name';
import { approvalOf, captureRequestId, LOOK_AGAIN, nextAttempt, PAYERS_TO_MEND } from './approval';
import type { PayPalClient } from './client';
import { askPayPal, isForbidden, isMissing, refusalIn, type Refusal } from './errors';
import { toMoney } from './money';
import { orderRequest, ownerIn } from './order-request';
import { capturesOf, isUnexplained, recordOf } from './record';
import {
  captureOrder,
  createOrder,
  getCapture,
  getDispute,
  getOrder,
  getRefund,
  listDisputes,
  refundCapture,
  type PayPalDispute,
  type PayPalLink,
  type PayPalOrder,
} from './requests';
import { captureAbove } from './subject';

/** PayPal Orders v2: created here, approved on PayPal's page, captured here. */
export class PayPalGateway implements PaymentGateway {
  readonly waitsForCapture = true;

  constructor(
    /** The client for the credentials of the moment. */
    private readonly client: Renewed<PayPalClient>,
    /** What PayPal is told besides. */
    private readonly billing: Billing = {},
  ) {}

  async open(checkout: Checkout, urls: ReturnUrls): Promise<HostedPage> {
    const body = orderRequest(checkout, urls, this.billing);
    const requestId = attemptName(`checkout-${checkout.id}`, checkout.openings);
    const order = await this.ask((client) => createOrder(client, body, requestId));
    const url = needed('PAYPAL', 'the link payer-action', pageIn(order.links));
    return { providerId: needed('PAYPAL', 'order.id', order.id), url };
  }

  async lookUp(checkout: Checkout, options: LookUpOptions): Promise<PaymentRecord> {
    const id = providerIdOf(checkout) ?? '';
    const found = await this.orderUnlessForgotten(id);
    if (!found) return GONE;
    const { order, declined } = await this.captureIfApproved(checkout, found, options);
    const withheld: string[] = [];
    const disputes = [...(await this.disputeIds(checkout, order, options, withheld))].map((disputeId) =>
      disputeId === options.disputeId
        ? this.ask((client) => getDispute(client, disputeId))
        : this.disputeUnlessForgotten(disputeId, withheld),
    );
    const shown = (await Promise.all(disputes)).filter((dispute) => dispute !== undefined);
    const record = { ...recordOf(order, shown), withheld };
    if (!declined) return record;
    const strange = declined.isOurs ? [`refusal ${declined.reason} of a capture`] : [];
    return { ...record, declined, unknown: [...(record.unknown ?? []), ...strange] };
  }

  /** An order has no call that ends it: it is never captured, and PayPal forgets it. */
  async close(): Promise<void> {}

  /** PayPal remembers the id of a refund for 45 days ("Idempotency" in PayPal's REST reference). */
  async makeRefund(checkout: Checkout, request: RefundRequest): Promise<RefundAnswer> {
    const captureId = needed('PAYPAL', 'captures[].id', checkout.charge?.id);
    const { currencyCode, value } = toMoney(request.amount, takenOf(checkout).currency);
    const body = { amount: { currency_code: currencyCode, value }, custom_id: request.id };
    try {
      const made = await this.ask((client) =>
        refundCapture(client, captureId, body, attemptName(request.id, request.attempts)),
      );
      return { refundId: needed('PAYPAL', 'refund.id', made.id) };
    } catch (error) {
      const refusal = refusalIn(error)?.issue ?? (isMissing(error) ? 'RESOURCE_NOT_FOUND' : undefined);
      if (!refusal) throw error;
      return { refusal };
    }
  }

  async find(subject: Subject): Promise<FoundPayment | undefined> {
    try {
      const providerId = await this.orderIdOf(subject);
      if (!providerId) return undefined;
      return { providerId, owner: ownerIn(await this.ask((client) => getOrder(client, providerId))) };
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  /** Takes the money of an approved order, if it is time to. The order is as it stands afterwards. */
  private async captureIfApproved(
    checkout: Checkout,
    order: PayPalOrder,
    { capture, isAct = false, mayCapture = () => Promise.resolve(true) }: LookUpOptions,
  ): Promise<{ order: PayPalOrder; declined?: DeclineRecord }> {
    const attempt = capture ? nextAttempt(checkout, order, isAct) : undefined;
    if (attempt === undefined || !(await mayCapture(order.update_time))) return { order };
    const id = providerIdOf(checkout) ?? '';
    const refusal = await this.capture(id, captureRequestId(checkout, attempt));
    const latest = await this.ask((client) => getOrder(client, id));
    if (!refusal || LOOK_AGAIN.has(refusal.issue)) return { order: latest };
    const payAt = refusal.links.find(({ rel }) => rel === 'redirect')?.href ?? pageIn(refusal.links);
    return {
      order: latest,
      declined: {
        attempt,
        approval: approvalOf(latest),
        reason: refusal.issue,
        isOurs: !PAYERS_TO_MEND.has(refusal.issue),
        ...(payAt && { payAt }),
      },
    };
  }

  private async capture(id: string, requestId: string): Promise<Refusal | undefined> {
    try {
      await this.ask((client) => captureOrder(client, id, requestId));
      return undefined;
    } catch (error) {
      const refusal = refusalIn(error);
      if (!refusal) throw error;
      return refusal;
    }
  }

  /** PayPal forgets orders that nobody approved in time. */
  private async orderUnlessForgotten(id: string): Promise<PayPalOrder | undefined> {
    try {
      return await this.ask((client) => getOrder(client, id));
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  /** What is known of a dispute that PayPal does not show any more, or not to us, stays as it was. */
  private async disputeUnlessForgotten(id: string, withheld: string[]): Promise<PayPalDispute | undefined> {
    try {
      return await this.unlessWithheld(() => this.ask((client) => getDispute(client, id)), withheld);
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  /** An app without the feature "Disputes" is shown none; refunds are settled all the same. */
  private async unlessWithheld<T>(call: () => Promise<T>, withheld: string[]): Promise<T | undefined> {
    try {
      return await call();
    } catch (error) {
      if (!isForbidden(error)) throw error;
      withheld.push((error as ProviderError).detail);
      return undefined;
    }
  }

  /** PayPal does not list disputes with an order: those that are known, the one that is told of, and a search for all. */
  private async disputeIds(
    { clawbacks }: Checkout,
    order: PayPalOrder,
    { disputeId, allDisputes = false }: LookUpOptions,
    withheld: string[],
  ): Promise<Set<string>> {
    const captures = capturesOf(order).map(({ id }) => needed('PAYPAL', 'captures[].id', id));
    const known = Object.entries(clawbacks)
      .filter(([id, { kind }]) => kind === 'DISPUTE' && !captures.some((capture) => id.startsWith(capture)))
      .map(([id]) => id);
    const listed =
      allDisputes || (!disputeId && known.length === 0 && isUnexplained(order))
        ? await Promise.all(
            captures.map((id) =>
              this.unlessWithheld(() => this.ask((client) => listDisputes(client, id)), withheld),
            ),
          )
        : [];
    return new Set([...known, ...(disputeId ? [disputeId] : []), ...listed.flatMap((ids) => ids ?? [])]);
  }

  private async orderIdOf({ kind, id }: Subject): Promise<string | undefined> {
    if (kind === 'payment') return id;
    if (kind === 'charge') return this.orderIdOfCapture(id);
    if (kind === 'refund') {
      const captureId = captureAbove(await this.ask((client) => getRefund(client, id)));
      return captureId && this.orderIdOfCapture(captureId);
    }
    const dispute = await this.ask((client) => getDispute(client, id));
    const captureId = dispute.disputed_transactions?.[0]?.seller_transaction_id;
    return captureId && this.orderIdOfCapture(captureId);
  }

  private async orderIdOfCapture(captureId: string): Promise<string | undefined> {
    const capture = await this.ask((client) => getCapture(client, captureId));
    const above = capture.links?.find(({ rel, href }) => rel === 'up' && href?.includes('/orders/'));
    return capture.supplementary_data?.related_ids?.order_id ?? above?.href?.split('/').pop();
  }

  private ask<T>(call: (client: PayPalClient) => Promise<T>): Promise<T> {
    return askPayPal(this.client, call);
  }
}

function pageIn(links: PayPalLink[] = []): string | undefined {
  return links.find(({ rel, href }) => href && (rel === 'payer-action' || rel === 'approve'))?.href;
}
