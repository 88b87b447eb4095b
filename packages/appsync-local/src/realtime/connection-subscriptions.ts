import type { PreparedSubscription } from './host';
import type { Outbox } from './outbox';
import { prepareSubscription } from './prepare-subscription';
import type { StartMessage } from './protocol/client-message';
import {
  complete,
  data,
  maxSubscriptionsReached,
  startAck,
  subscriptionError,
} from './protocol/server-message';
import type { RealtimeContext } from './realtime-context';
import type { Subscription } from './subscription';

/** The place of an id on a connection: taken from `start` on, with a subscription once that was prepared. */
interface Place {
  subscription?: Subscription;
}

/** The subscriptions of one connection, by the ids that the client chose. */
export class ConnectionSubscriptions {
  readonly #places = new Map<string, Place>();

  constructor(
    private readonly realtime: RealtimeContext,
    private readonly outbox: Outbox,
    private readonly connectionHeaders: Record<string, string>,
  ) {}

  async start(message: StartMessage): Promise<void> {
    const { id } = message;
    const limit = this.realtime.settings.subscriptionsPerConnection;
    if (this.#places.has(id)) {
      this.outbox.send(subscriptionError(id, [duplicateError(id)]));
      return;
    }
    if (this.#places.size >= limit) {
      this.outbox.send(maxSubscriptionsReached(id, limit));
      return;
    }
    const place: Place = {};
    this.#places.set(id, place);
    const preparation = await prepareSubscription(this.realtime, message, this.connectionHeaders);
    // Stopped, or the connection closed, while it was prepared.
    if (this.#places.get(id) !== place) return;
    if (preparation.ok) {
      this.#register(id, place, preparation.subscription);
    } else {
      this.#places.delete(id);
      this.outbox.send(subscriptionError(id, preparation.errors));
    }
  }

  /** Stopping an id that is not in use is answered all the same: the server may have ended it a moment before. */
  stop(id: string): void {
    this.#forget(id);
    this.outbox.send(complete(id));
  }

  /** Forgets every subscription without a word to the client. */
  clear(): void {
    for (const id of [...this.#places.keys()]) this.#forget(id);
  }

  #register(id: string, place: Place, prepared: PreparedSubscription): void {
    place.subscription = {
      prepared,
      deliver: (payloadJson) => {
        this.outbox.send(data(id, payloadJson));
      },
      end: (error) => {
        this.#forget(id);
        this.outbox.send(subscriptionError(id, [error]));
      },
    };
    this.realtime.index.add(place.subscription);
    this.outbox.send(startAck(id));
  }

  #forget(id: string): void {
    const subscription = this.#places.get(id)?.subscription;
    this.#places.delete(id);
    if (subscription) this.realtime.index.delete(subscription);
  }
}

function duplicateError(id: string) {
  return { errorType: 'DuplicatedOperationError', message: `Duplicated operation with id ${id}` };
}
