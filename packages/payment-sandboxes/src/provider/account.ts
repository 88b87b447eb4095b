import type { Entry } from './books';
import { ALPHANUMERIC, randomText } from './ids';
import type { AccountSurroundings, ProviderState } from './surroundings';

/** What the accounts of both providers are alike in: state that is kept, an address, events that are sent. */
export class ProviderAccount<State extends ProviderState> {
  readonly store: AccountSurroundings<State>['store'];
  readonly state: State;

  constructor(private readonly surroundings: AccountSurroundings<State>) {
    this.store = surroundings.store;
    this.state = this.store.state;
  }

  /** Where the API and the hosted pages are. */
  get baseUrl(): string {
    return this.surroundings.baseUrl();
  }

  /** Milliseconds since 1970. */
  now(): number {
    return this.surroundings.now();
  }

  /** Enters a movement of money, if there is one. */
  move(entry: Entry | undefined): void {
    if (entry) this.state.movements.push({ id: `txn_${this.random(24)}`, ...entry, at: this.now() });
  }

  /** Random letters and digits. */
  protected random(length: number, alphabet = ALPHANUMERIC): string {
    return randomText(length, alphabet, this.surroundings.bytes);
  }

  /** Seconds since 1970, and more than it gave before. */
  protected nextSecond(): number {
    const now = Math.floor(this.now() / 1000);
    this.state.lastSecond = Math.max(now, (this.state.lastSecond ?? 0) + 1);
    return this.state.lastSecond;
  }

  /** Sends an event to the webhook's listener; `body` goes out as it is. */
  protected send(eventId: string, body: string): void {
    this.surroundings.deliveries.send(eventId, body);
  }
}
