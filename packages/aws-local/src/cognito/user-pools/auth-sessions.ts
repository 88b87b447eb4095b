import { randomUUID } from 'node:crypto';
import type { AppClient } from 'cognito-local/lib/services/appClient';
import { SHORTEST_SESSION_MINUTES } from '../pool-settings';

/** Anybody can begin one: so many are kept, then the oldest are forgotten. */
const MOST_SESSIONS = 10_000;

/** What is kept between two calls of a sign-in or a sign-up, by the `Session` that the client was given. */
export class AuthSessions<State> {
  private readonly sessions = new Map<string, { state: State; expiresAt: number }>();

  /** Begins one. @param key its name, where the protocol has one of its own. */
  begin(client: AppClient, state: State, key: string = randomUUID()): string {
    const minutes = (client as { AuthSessionValidity?: number }).AuthSessionValidity;
    const lifetime = (minutes ?? SHORTEST_SESSION_MINUTES) * 60_000;
    // All that are older, as far as they have expired: the first that is still good ends the search.
    for (const [known, { expiresAt }] of this.sessions)
      if (expiresAt < Date.now() || this.sessions.size >= MOST_SESSIONS) this.sessions.delete(known);
      else break;
    this.sessions.set(key, { state, expiresAt: Date.now() + lifetime });
    return key;
  }

  /** What is kept under a name, while it is good. */
  find(key: string): State | undefined {
    const session = this.sessions.get(key);
    return session === undefined || session.expiresAt < Date.now() ? undefined : session.state;
  }

  end(key: string): void {
    this.sessions.delete(key);
  }
}
