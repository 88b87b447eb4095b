/* eslint-disable @typescript-eslint/require-await -- what stands in for a service answers later, as the service does */
import type { Checkout } from '../../../../model/checkouts';
import type { RefundRequest } from '../../../../model/refunds';
import type { PaymentGateway, RefundAnswer } from '../../../../functions/lib/checkouts/gateway';
import type { ClawbackRecord, PaymentRecord } from '../../../../functions/lib/checkouts/record';

/** A provider that took 5.00 EUR, and gives back what it is asked to, once for each name. */
export class RefundingProvider implements PaymentGateway {
  readonly refunds: (ClawbackRecord & { key: string })[] = [];
  /** Its word for why it refuses whatever it is asked to give back. */
  refusal?: string;

  async open(): Promise<never> {
    throw new Error('Nobody opens a page here.');
  }

  async close(): Promise<void> {}

  async find(): Promise<undefined> {
    return undefined;
  }

  async lookUp(): Promise<PaymentRecord> {
    const clawbacks = this.refunds.map(({ key: _key, ...refund }) => ({
      ...refund,
      standing: refund.stage === 'DONE',
    }));
    return structuredClone({
      state: 'PAID',
      amount: 500,
      currency: 'EUR',
      charge: { id: 'ch_1' },
      clawbacks,
    });
  }

  async makeRefund(_checkout: Checkout, { id, amount, attempts = 0 }: RefundRequest): Promise<RefundAnswer> {
    if (this.refusal) return { refusal: this.refusal };
    const key = `${id} ${attempts}`;
    const made = this.refunds.find((refund) => refund.key === key);
    if (made) return { refundId: made.id };
    const refundId = `re_${this.refunds.length + 1}`;
    const at = new Date(1e12 + this.refunds.length).toISOString();
    this.refunds.push({
      key,
      id: refundId,
      kind: 'REFUND',
      amount,
      standing: true,
      stage: 'DONE',
      at,
      request: id,
    });
    return { refundId };
  }
}
