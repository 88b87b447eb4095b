import { ProviderAccount } from '../provider/account';
import { missing } from './errors';
import type { Charge, Event, PaymentIntent, Session, StripeObject } from './objects';
import type { StripeState } from './state';

/** The version of the API whose objects these are. */
export const API_VERSION = '2026-10-28.endive';

/** An event as Stripe sends it, byte for byte. */
export const eventText = (event: Event): string => JSON.stringify(event, undefined, 2);

/** A Stripe account: its objects, and the events that tell of their changes. */
export class Account extends ProviderAccount<StripeState> {
  /** An id as Stripe makes them: `cs_test_…`, `evt_…`. */
  id(prefix: string, length = 24): string {
    return `${prefix}_${this.random(length)}`;
  }

  /** Seconds since 1970. */
  seconds(): number {
    return Math.floor(this.now() / 1000);
  }

  /** Tells of a change. The object goes out as it is now. */
  emit(type: string, object: StripeObject): void {
    const event: Event = {
      id: this.id('evt'),
      object: 'event',
      api_version: API_VERSION,
      created: this.seconds(),
      data: { object: structuredClone(object) },
      livemode: false,
      pending_webhooks: 1,
      request: { id: null, idempotency_key: null },
      type,
    };
    this.state.events[event.id] = event;
    this.send(event.id, eventText(event));
  }

  /** Now, and later than whatever was told so before. */
  moment(): number {
    return this.nextSecond();
  }

  /** Delivers an event again. */
  resend(id: string): Event {
    const event = this.state.events[id];
    if (!event) throw missing('event', id);
    this.send(id, eventText(event));
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

  /** The session that a charge was made on. */
  sessionOf({ payment_intent: intent }: Pick<Charge, 'payment_intent'>): Session {
    const session = Object.values(this.state.sessions).find((each) => each.payment_intent === intent);
    if (!session) throw missing('checkout.session', `of ${intent}`);
    return session;
  }

  /** Changes an object, and tells of it. */
  change(object: StripeObject, values: object, eventType: string): void {
    Object.assign(object, values);
    this.emit(eventType, object);
    this.store.save();
  }

  /** Takes an object away, as when test data are deleted. */
  forget(id: string): StripeObject {
    const object = this.object(id);
    for (const table of this.tables()) Reflect.deleteProperty(table, id);
    this.store.save();
    return object;
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

  /** Lets pages expire whose time has come, also where nobody asks about them. */
  expireAllDue(): void {
    Object.values(this.state.sessions).forEach((session) => this.expireIfDue(session));
  }

  expireIfDue(session: Session): void {
    if (session.status === 'open' && session.expires_at <= this.seconds()) this.expire(session);
  }

  expire(session: Session): void {
    Object.assign(session, { status: 'expired', url: null });
    this.emit('checkout.session.expired', session);
    this.store.save();
  }
}
