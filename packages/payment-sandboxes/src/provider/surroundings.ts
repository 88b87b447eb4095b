import type { Movement } from '../control/states';
import type { Delivery } from '../webhooks/deliveries';
import type { Bytes } from './ids';
import type { KeptAnswer } from './idempotency';
import type { KeepsOldKeys } from './keys';
import type { Store } from './store';

/** What the state of every provider has. */
export interface ProviderState extends KeepsOldKeys {
  /** Answers by idempotency key. */
  kept: Record<string, KeptAnswer>;
  /** The last second that a change was given, so that no two have the same. */
  lastSecond?: number;
  deliveries: Delivery[];
  /** Money that moved, oldest first. */
  movements: Movement[];
}

/** What the account of a provider works with. */
export interface AccountSurroundings<State extends ProviderState> {
  store: Pick<Store<State>, 'state' | 'save'>;
  /** Where events go. */
  deliveries: { send(eventId: string, body: string): void };
  /** Where the API and the hosted pages are. Known once the server listens. */
  baseUrl: () => string;
  /** Milliseconds since 1970. */
  now: () => number;
  bytes: Bytes;
}
