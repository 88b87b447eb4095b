import type { AccountSurroundings, ProviderState } from './start-provider';
import type { Store } from './store';

/** What the accounts of both providers are alike in: state that is kept, an address, events that are sent. */
export class ProviderAccount<State extends ProviderState> {
  readonly store: Store<State>;
  readonly state: State;

  constructor(private readonly surroundings: AccountSurroundings<State>) {
    this.store = surroundings.store;
    this.state = this.store.state;
  }

  /** Where the API and the hosted pages are. */
  get baseUrl(): string {
    return this.surroundings.baseUrl();
  }

  /** Seconds since 1970, and more than it gave before. */
  protected nextSecond(): number {
    const now = Math.floor(Date.now() / 1000);
    this.state.lastSecond = Math.max(now, (this.state.lastSecond ?? 0) + 1);
    return this.state.lastSecond;
  }

  /** Sends an event to the webhook's listener; `body` goes out as it is. */
  protected send(eventId: string, body: string): void {
    this.surroundings.deliveries.send(eventId, body);
  }
}
