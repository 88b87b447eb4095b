/* eslint-disable @typescript-eslint/require-await -- what stands in for a service answers later, as the service does */
import type { Checkout } from '../../../../model/checkouts';
import type { PaymentProvider } from '../../../../schema/generated/types';
import type {
  LookUpOptions,
  Owner,
  PaymentGateway,
  Subject,
} from '../../../../functions/lib/checkouts/gateway';
import type { ClawbackRecord, PaymentRecord, PaymentState } from '../../../../functions/lib/checkouts/record';

/** A payment as the model of a provider has it. `APPROVED`: paid once somebody asks for the money. */
export interface ModelPayment {
  id: string;
  provider: PaymentProvider;
  owner: Owner;
  state: Extract<PaymentState, 'OPEN' | 'PAID' | 'EXPIRED'> | 'APPROVED';
  amount: number;
  clawbacks: ClawbackRecord[];
}

/**
 * A provider in a few lines: like Stripe it takes the money at once, lists disputes and can close a page; like PayPal
 * it waits to be asked for the money, tells of disputes only to who names or searches them, and closes nothing.
 */
export class ModelProvider implements PaymentGateway {
  readonly payments: ModelPayment[] = [];
  /** What webhooks are to tell of, in the order of its happening. */
  readonly news: Subject[] = [];

  constructor(private readonly provider: PaymentProvider) {}

  async open({ id: checkoutId, userId, pack: { amount } }: Checkout) {
    const id = `pay-${checkoutId}`;
    if (!this.payments.some((payment) => payment.id === id)) {
      const owner = { userId, checkoutId };
      this.payments.push({ id, provider: this.provider, owner, state: 'OPEN', amount, clawbacks: [] });
    }
    return { providerId: id, url: `https://pay.example/${id}` };
  }

  async lookUp({ id, pack }: Checkout, { capture, disputeId, allDisputes }: LookUpOptions) {
    const payment = this.payments.find(({ owner }) => owner.checkoutId === id)!;
    if (payment.state === 'APPROVED' && capture) this.take(payment);
    const { state, clawbacks } = payment;
    const record: PaymentRecord = {
      state: state === 'APPROVED' ? 'OPEN' : state,
      amount: state === 'PAID' ? pack.amount : 0,
      currency: pack.currency,
      clawbacks: clawbacks.filter(
        ({ kind, id: clawbackId }) =>
          this.provider === 'STRIPE' || kind === 'REFUND' || clawbackId === disputeId || allDisputes,
      ),
    };
    return structuredClone(record);
  }

  async close({ id }: Checkout) {
    const payment = this.payments.find(({ owner }) => owner.checkoutId === id);
    if (payment?.state === 'OPEN' && this.provider === 'STRIPE') payment.state = 'EXPIRED';
  }

  async makeRefund(): Promise<never> {
    throw new Error('No organiser gives money back here.');
  }

  async find({ kind, id }: Subject) {
    const payment = this.payments.find(
      (candidate) =>
        candidate.id === id || (kind !== 'payment' && candidate.clawbacks.some((claw) => claw.id === id)),
    );
    return payment && { providerId: payment.id, owner: payment.owner };
  }

  /** The voter pays on the page. */
  pay(payment: ModelPayment): void {
    if (payment.state !== 'OPEN') return;
    if (this.provider === 'STRIPE') this.take(payment);
    else {
      payment.state = 'APPROVED';
      this.news.push({ kind: 'payment', id: payment.id });
    }
  }

  expire(payment: ModelPayment): void {
    if (payment.state !== 'OPEN' && payment.state !== 'APPROVED') return;
    payment.state = 'EXPIRED';
    this.news.push({ kind: 'payment', id: payment.id });
  }

  refund(payment: ModelPayment, amount: number): void {
    const refunds = payment.clawbacks.filter(({ kind }) => kind === 'REFUND');
    const refunded = refunds.reduce((sum, refund) => sum + refund.amount, 0);
    if (payment.state !== 'PAID' || refunded + amount > payment.amount) return;
    payment.clawbacks.push({
      id: `re-${payment.clawbacks.length}-${payment.id}`,
      kind: 'REFUND',
      amount,
      standing: true,
    });
    this.news.push({ kind: 'charge', id: payment.id });
  }

  dispute(payment: ModelPayment): void {
    if (payment.state !== 'PAID') return;
    const id = `du-${payment.clawbacks.length}-${payment.id}`;
    payment.clawbacks.push({ id, kind: 'DISPUTE', amount: payment.amount, standing: true });
    this.news.push({ kind: 'dispute', id });
  }

  /** The bank decides the oldest open dispute for the seller. */
  win(payment: ModelPayment): void {
    const open = payment.clawbacks.find(({ kind, standing }) => kind === 'DISPUTE' && standing);
    if (!open) return;
    open.standing = false;
    this.news.push({ kind: 'dispute', id: open.id });
  }

  private take(payment: ModelPayment): void {
    payment.state = 'PAID';
    this.news.push({ kind: 'payment', id: payment.id });
  }
}
