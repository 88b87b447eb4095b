import { CognitoError, NotAuthorizedError } from 'cognito-local/lib/errors';

const HOUR_MS = 3_600_000;
const FREE_PASSWORD_ATTEMPTS = 5;
const LONGEST_LOCK_MS = 900_000;
/** Anybody can ask under any name: so many are counted, then the oldest are forgotten. */
const COUNTED = 20_000;

/** Brakes on guessing. Counts live in memory: a restart forgives. */
export class Attempts {
  private readonly wrongPasswords = new Map<string, { count: number; lockedUntil: number }>();
  private readonly hourly = new Map<string, { count: number; since: number }>();

  constructor(private readonly now: () => number = Date.now) {}

  /**
   * Five wrong passwords are free; from then on a lock that doubles from one second to about fifteen minutes.
   * Source: Cognito developer guide, "Lockout behavior for failed sign-in attempts".
   * @throws NotAuthorizedError while the lock lasts.
   */
  checkPasswordLock(user: string): void {
    if ((this.wrongPasswords.get(user)?.lockedUntil ?? 0) > this.now())
      throw new NotAuthorizedError('Password attempts exceeded');
  }

  passwordWasWrong(user: string): void {
    dropOldest(this.wrongPasswords);
    const count = (this.wrongPasswords.get(user)?.count ?? 0) + 1;
    const lockMs =
      count < FREE_PASSWORD_ATTEMPTS
        ? 0
        : Math.min(LONGEST_LOCK_MS, 1000 * 2 ** (count - FREE_PASSWORD_ATTEMPTS));
    this.wrongPasswords.set(user, { count, lockedUntil: this.now() + lockMs });
  }

  passwordWasRight(user: string): void {
    this.wrongPasswords.delete(user);
  }

  /**
   * Counts something that may happen only so often in an hour.
   * Source: Cognito developer guide, "Quotas in Amazon Cognito", five to twenty requests an hour a user.
   * @throws CognitoError `LimitExceededException`
   */
  countHourly(what: string, limit: number): void {
    dropOldest(this.hourly);
    const known = this.hourly.get(what);
    const fresh = known !== undefined && this.now() - known.since < HOUR_MS;
    const count = fresh ? known.count + 1 : 1;
    this.hourly.set(what, { count, since: fresh ? known.since : this.now() });
    if (count > limit)
      throw new CognitoError('LimitExceededException', 'Attempt limit exceeded, please try after some time.');
  }

  /** Starts the hourly count again at zero, after success. */
  forget(what: string): void {
    this.hourly.delete(what);
  }
}

function dropOldest(counts: Map<string, unknown>): void {
  if (counts.size < COUNTED) return;
  const [oldest] = counts.keys();
  if (oldest !== undefined) counts.delete(oldest);
}
