import { ProviderAccount } from '../provider/account';
import { stripeId } from '../provider/ids';
import { missing } from './errors';
import type { Charge, Event, PaymentIntent, Session, StripeObject } from './objects';
import type { StripeState } from './state';

/** The version of the API whose objects these are. */
export const API_VERSION = '2026-10-28.endive';

/** Seconds since 1970. */
export const seconds = (): number => Math.floor(Date.now() / 1000);

/** A Stripe account: its objects, and the events that tell of their changes. */
export class Account extends ProviderAccount<StripeState> {
  /** Tells of a change. The object goes out as it is now. */
  emit(type: string, object: StripeObject): void {
    const event: Event = {
      id: stripeId('evt'),
      object: 'event',
      api_version: API_VERSION,
      created: seconds(),
      data: { object: structuredClone(object) },
      livemode: false,
      pending_webhooks: 1,
      request: { id: null, idempotency_key: null },
      type,
    };
    this.state.events[event.id] = event;
    this.send(event.id, JSON.stringify(event, undefined, 2));
  }

  /** Now, and later than whatever was told so before. */
  moment(): number {
    return this.nextSecond();
  }

  /** Delivers an event again. */
  resend(id: string): Event {
    const event = this.state.events[id];
    if (!event) throw missing('event', id);
    this.send(id, JSON.stringify(event, undefined, 2));
    return event;
  }

  session(id: string): Session {
    const session = this.state.sessions[id];
    if (!session) throw missing('checkout.session', id);
    this.expireIfDue(session);
    return session;
  }

  intent(id: string): PaymentIntent {
    const intent = this.state.paymentIntents[id];
    if (!intent) throw missing('payment_intent', id);
    return intent;
  }

  charge(id: string): Charge {
    const charge = this.state.charges[id];
    if (!charge) throw missing('charge', id);
    return charge;
  }

  /** The charge that took the money of a session. */
  chargeOf(sessionId: string): Charge {
    const intent = this.session(sessionId).payment_intent;
    return this.charge((intent && this.intent(intent).latest_charge) ?? `of ${sessionId}`);
  }

  /** All objects, kind by kind, by their ids. */
  tables(): Record<string, StripeObject>[] {
    const { sessions, paymentIntents, charges, refunds, disputes } = this.state;
    return [sessions, paymentIntents, charges, refunds, disputes];
  }

  object(id: string): StripeObject {
    const object = this.tables()
      .map((table) => table[id])
      .find(Boolean);
    if (!object) throw missing('object', id);
    return object;
  }

  expireIfDue(session: Session): void {
    if (session.status === 'open' && session.expires_at <= seconds()) this.expire(session);
  }

  expire(session: Session): void {
    Object.assign(session, { status: 'expired', url: null });
    this.emit('checkout.session.expired', session);
    this.store.save();
  }
}
