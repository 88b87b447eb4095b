import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { FrameError } from './protocol/server-message';
import type { RealtimeContext } from './realtime-context';
import type { Subscription } from './subscription';

/** Deliveries between two turns of the event loop, so that a large audience does not stop everything else. */
const DELIVERIES_PER_TURN = 500;

/** The frame of a server-side end is not published by AWS beyond its type `error`; these words are this runtime's. */
const invalidated: FrameError = {
  errorType: 'SubscriptionInvalidatedError',
  message: 'The subscription was invalidated.',
};

/** Subscribers that get the same payload. */
interface Audience {
  subscribers: Subscription[];
  /** JSON text; undefined when there is nothing to deliver. */
  payload: Promise<string | undefined>;
}

/**
 * Carries results to subscribers. Who receives a result is decided when it is published; payloads are rendered at
 * once and side by side, but delivered strictly in the order of publishing.
 */
export class Publisher {
  #tail: Promise<void> = Promise.resolve();

  constructor(private readonly realtime: RealtimeContext) {}

  publish(mutationField: string, result: unknown): void {
    const matched = this.realtime.index.match(mutationField, result);
    if (matched.length === 0) return;
    const audiences = groupByRenderKey(matched).map((subscribers) => ({
      subscribers,
      payload: this.#render(subscribers, result),
    }));
    this.#tail = this.#tail.then(() => this.#deliverAll(audiences));
  }

  invalidate(subscriptionField: string, payload: unknown): void {
    const matched = this.realtime.index.matchInvalidation(subscriptionField, payload);
    this.#tail = this.#tail.then(() => {
      this.#alive(matched).forEach((subscription) => {
        subscription.end(invalidated);
      });
    });
  }

  async #render(subscribers: Subscription[], result: unknown): Promise<string | undefined> {
    const { payloadSize, onIncident } = this.realtime.settings;
    const { prepared } = subscribers[0] as Subscription;
    try {
      const payload = JSON.stringify(await prepared.render(result));
      const bytes = Buffer.byteLength(payload);
      if (bytes <= payloadSize) return payload;
      onIncident({
        kind: 'payload-too-large',
        subscriptionField: prepared.fieldName,
        bytes,
        subscribers: subscribers.length,
      });
    } catch (error) {
      onIncident({ kind: 'fault', during: 'render', error });
    }
    return undefined;
  }

  async #deliverAll(audiences: Audience[]): Promise<void> {
    let deliveries = 0;
    for (const audience of audiences) {
      const payload = await audience.payload;
      if (payload === undefined) continue;
      for (const subscriber of audience.subscribers) {
        if (!this.realtime.index.has(subscriber)) continue;
        subscriber.deliver(payload);
        deliveries += 1;
        if (deliveries % DELIVERIES_PER_TURN === 0) await yieldToOthers();
      }
    }
  }

  #alive(subscriptions: Subscription[]): Subscription[] {
    return subscriptions.filter((subscription) => this.realtime.index.has(subscription));
  }
}

function groupByRenderKey(subscriptions: Subscription[]): Subscription[][] {
  const groups = new Map<string | Subscription, Subscription[]>();
  for (const subscription of subscriptions) {
    const key = subscription.prepared.renderKey ?? subscription;
    const group = groups.get(key);
    if (group) group.push(subscription);
    else groups.set(key, [subscription]);
  }
  return [...groups.values()];
}
