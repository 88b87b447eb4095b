import { stripeId } from '../provider/ids';
import type { AccountSurroundings } from '../provider/start-provider';
import type { Store } from '../provider/store';
import { missing } from './errors';
import type { Charge, Event, PaymentIntent, Session, StripeObject } from './objects';
import type { StripeState } from './state';

/** The version of the API whose objects these are. */
export const API_VERSION = '2026-10-28.endive';

/** Seconds since 1970. */
export const seconds = (): number => Math.floor(Date.now() / 1000);

/** A Stripe account: its objects, and the events that tell of their changes. */
export class Account {
  readonly store: Store<StripeState>;
  readonly state: StripeState;

  constructor(private readonly surroundings: AccountSurroundings<StripeState>) {
    this.store = surroundings.store;
    this.state = this.store.state;
  }

  get baseUrl(): string {
    return this.surroundings.baseUrl();
  }

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
    this.surroundings.deliveries.send(event.id, JSON.stringify(event, undefined, 2));
  }

  /** Delivers an event again. */
  resend(id: string): Event {
    const event = this.state.events[id];
    if (!event) throw missing('event', id);
    this.surroundings.deliveries.send(id, JSON.stringify(event, undefined, 2));
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

  expireIfDue(session: Session): void {
    if (session.status === 'open' && session.expires_at <= seconds()) this.expire(session);
  }

  expire(session: Session): void {
    Object.assign(session, { status: 'expired', url: null });
    this.emit('checkout.session.expired', session);
    this.store.save();
  }
}
