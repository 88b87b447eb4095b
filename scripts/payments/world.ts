import {
  payPalInProcess,
  stripeInProcess,
  type CallFault,
  type Movement,
} from '@hustings/payment-sandboxes/in-process';
import type { CreatingServices } from '../../functions/checkout/create';
import { payPalSubject, APPROVAL_EVENT, type PayPalEvent } from '../../functions/lib/payments/paypal/subject';
import { stripeSubject, type StripeEvent } from '../../functions/lib/payments/stripe/subject';
import type { PaymentNotice } from '../../functions/lib/checkouts/webhook';
import { reconcileHandler } from '../../functions/reconcile-checkouts/handler';
import { settleNotice } from '../../functions/settle-payment/handler';
import type { Checkout } from '../../model/checkouts';
import type { PaymentProvider } from '../../schema/generated/types';
import type { Random } from '../../simulation/core/random';
import { AccountStore } from '../../test/unit/payments/support/account-store';
import { crashing, type Fuse } from '../../test/unit/payments/support/crashing';
import { PACKS } from '../../test/unit/payments/support/factories';
import { payPalGateway, stripeGateway } from './clients';

/** The providers, in the order of the shop. */
export const PROVIDERS = ['STRIPE', 'PAYPAL'] as const;

/** A webhook under way. */
export type Notice = PaymentNotice;

/**
 * The payment functions that deploy, between both sandboxes and a table in memory, in simulated time. What crosses the
 * network does so when the caller says, or never.
 */
export class SalesWorld {
  readonly store = new AccountStore();
  readonly stripe;
  readonly payPal;
  readonly fuse: Fuse = { callsLeft: undefined, afterEffect: false };
  readonly services: CreatingServices;
  /** Lines of the log that ask for somebody to look. */
  readonly alarms: { event: string; details?: object }[] = [];

  constructor(
    random: Random,
    public time = Date.parse('2026-11-01T08:00:00Z'),
  ) {
    const options = { now: () => this.time, bytes: (count: number) => random.bytes(count) };
    this.stripe = stripeInProcess(options);
    this.payPal = payPalInProcess(options);
    this.services = {
      store: crashing(this.store, this.fuse),
      gateways: {
        STRIPE: crashing(stripeGateway(this.stripe), this.fuse),
        PAYPAL: crashing(payPalGateway(this.payPal), this.fuse),
      },
      receipts: { send: () => Promise.resolve() },
      log: (level, event, details) => {
        if (level === 'error') this.alarms.push({ event, details });
      },
      now: () => this.time,
      packs: PACKS,
      returnUrl: 'https://hustings.example/checkout',
    };
  }

  sandbox(provider: PaymentProvider) {
    return provider === 'STRIPE' ? this.stripe : this.payPal;
  }

  /** Whether a provider still knows a payment: PayPal forgets what nobody completed in time. */
  isThere({ provider }: Pick<Checkout, 'provider'>, payment: string): boolean {
    const approval = this.payPal.state.approvals[payment];
    if (provider === 'STRIPE' || !approval) return true;
    const isComplete = this.payPal.state.orders[payment]?.status === 'COMPLETED';
    return isComplete || approval.forgottenAt > this.time;
  }

  /** Calls of a provider's API go wrong from now on. */
  setFaults(provider: PaymentProvider, faults: CallFault[]): void {
    this.sandbox(provider).faults.set(faults);
  }

  /** What the providers have to tell, taken off them; what does not matter here is left out, as the webhook does. */
  news(): Notice[] {
    const stripe = this.stripe.sent.splice(0).flatMap(({ body }): Notice[] => {
      const event = JSON.parse(body) as StripeEvent;
      const subject = stripeSubject(event);
      return subject ? [{ provider: 'STRIPE', eventId: event.id, eventType: event.type, subject }] : [];
    });
    const payPal = this.payPal.sent.splice(0).flatMap(({ body }): Notice[] => {
      const event = JSON.parse(body) as PayPalEvent;
      const subject = payPalSubject(event);
      const { id: eventId, event_type: eventType } = event;
      const isAct = eventType === APPROVAL_EVENT;
      return subject ? [{ provider: 'PAYPAL', eventId, eventType, subject, ...(isAct && { isAct }) }] : [];
    });
    return [...stripe, ...payPal];
  }

  settle(notice: Notice): Promise<void> {
    return settleNotice(this.services, notice);
  }

  async reconcile(): Promise<void> {
    this.stripe.sweep();
    await reconcileHandler(this.services)(undefined, { getRemainingTimeInMillis: () => 60_000 });
  }

  /** The movements of money at both providers, in cents. */
  movements(): Movement[] {
    return PROVIDERS.flatMap((provider) => this.sandbox(provider).state.movements);
  }
}
