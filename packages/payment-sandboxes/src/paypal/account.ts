import { ProviderAccount } from '../provider/account';
import { CAPITALS } from '../provider/ids';
import { missing } from './errors';
import type { Capture, Dispute, Event, Order, Refund } from './objects';
import type { Approval, PayPalState } from './state';

/** A PayPal business account: its objects, and the events that tell of their changes. */
export class Account extends ProviderAccount<PayPalState> {
  /** An id as PayPal makes them: 17 digits and capitals. */
  id(length = 17): string {
    return this.random(length, CAPITALS);
  }

  /** Now, as PayPal writes it. */
  time(): string {
    return new Date(this.now()).toISOString().replace(/\.\d+Z$/, 'Z');
  }

  /** Tells of a change. The resource goes out as it is now. */
  emit(eventType: string, resourceType: string, resource: object, summary: string): void {
    const id = `WH-${this.id()}-${this.id()}`;
    const event: Event = {
      id,
      event_version: '1.0',
      create_time: new Date(this.now()).toISOString(),
      resource_type: resourceType,
      ...(resourceType !== 'dispute' && { resource_version: '2.0' as const }),
      event_type: eventType,
      summary,
      resource: structuredClone(resource),
      links: [{ href: `${this.baseUrl}/v1/notifications/webhooks-events/${id}`, rel: 'self', method: 'GET' }],
    };
    this.state.events[id] = event;
    this.send(id, JSON.stringify(event));
  }

  /**
   * Now, and later than whatever was told so before: PayPal writes seconds, in which no two people do two things to one
   * payment, but tests do.
   */
  moment(): string {
    return new Date(this.nextSecond() * 1000).toISOString().replace(/\.\d+Z$/, 'Z');
  }

  /** Delivers an event again. */
  resend(id: string): Event {
    const event = this.state.events[id];
    if (!event) throw missing();
    this.send(id, JSON.stringify(event));
    return event;
  }

  /** @throws PayPalFault also for an order that PayPal has forgotten, because nobody completed it in time. */
  order(id: string): Order {
    const order = this.state.orders[id];
    if (!order) throw missing();
    if (order.status !== 'COMPLETED' && this.approval(id).forgottenAt <= this.now()) throw missing();
    return order;
  }

  approval(orderId: string): Approval {
    const approval = this.state.approvals[orderId];
    if (!approval) throw missing();
    return approval;
  }

  /** A capture, and the order it belongs to. */
  capture(id: string): { capture: Capture; order: Order } {
    for (const order of Object.values(this.state.orders)) {
      const capture = capturesOf(order).find((candidate) => candidate.id === id);
      if (capture) return { capture, order };
    }
    throw missing();
  }

  /** Whatever has this id, and what PayPal's events call its kind. */
  object(id: string): { object: object; type: string } {
    const refunds = Object.values(this.state.orders).flatMap(refundsOf);
    const refund = refunds.find((candidate) => candidate.id === id);
    if (refund) return { object: refund, type: 'refund' };
    const dispute = this.state.disputes[id];
    if (dispute) return { object: dispute, type: 'dispute' };
    const order = this.state.orders[id];
    return order
      ? { object: order, type: 'checkout-order' }
      : { object: this.capture(id).capture, type: 'capture' };
  }

  /** Changes an order, and tells of it. */
  change(order: Order, values: Partial<Order>, eventType?: string): void {
    Object.assign(order, values, { update_time: this.moment() });
    if (eventType) this.emit(eventType, 'checkout-order', order, 'An order has changed');
    this.store.save();
  }

  /** Takes an object away. */
  forget(id: string): object {
    const { object } = this.object(id);
    Reflect.deleteProperty(this.state.orders, id);
    Reflect.deleteProperty(this.state.disputes, id);
    this.store.save();
    return object;
  }

  /** The disputes of a capture, oldest first. */
  disputesOf(captureId: string): Dispute[] {
    return Object.values(this.state.disputes).filter(({ disputed_transactions: disputed }) =>
      disputed.some(({ seller_transaction_id: transaction }) => transaction === captureId),
    );
  }

  dispute(id: string): Dispute {
    const dispute = this.state.disputes[id];
    if (!dispute) throw missing();
    return dispute;
  }
}

/** The refunds of an order. */
export const refundsOf = (order: Order): Refund[] => order.purchase_units[0].payments?.refunds ?? [];

/** The captures of an order. */
export const capturesOf = (order: Order): Capture[] => order.purchase_units[0].payments?.captures ?? [];
