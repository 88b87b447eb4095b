/** Milliseconds after which a secret is read again: how long a rotation takes to be noticed. */
const TIME_TO_LIVE = 5 * 60_000;

/**
 * Milliseconds for which a secret is not doubted once it was read: webhooks with bad signatures, which strangers can send, must not
 * have it read for each of them.
 */
const BEYOND_DOUBT = 10_000;

/** A secret from Secrets Manager, read once and again after a while, so that rotating it needs no deployment. */
export class CachedSecret<T> {
  private cached?: { value: Promise<T>; readAt: number; isDoubted?: boolean };

  constructor(
    /** Asks Secrets Manager for the secret's text. */
    private readonly load: () => Promise<string | undefined>,
    private readonly now: () => number = Date.now,
  ) {}

  /** @throws what Secrets Manager says; a failure is not remembered. */
  read(): Promise<T> {
    const before = this.cached;
    const isYoung = before && this.now() - before.readAt < TIME_TO_LIVE;
    if (isYoung && !before.isDoubted) return before.value;
    // What was only doubted is better than nothing.
    const value = isYoung ? this.fetch().catch(() => before.value) : this.fetch();
    const cached = { value, readAt: this.now() };
    this.cached = cached;
    value.catch(() => {
      if (this.cached === cached) this.cached = undefined;
    });
    return value;
  }

  /**
   * Has it read again by who reads it next: it was refused, and may have been replaced since.
   * @returns false if it was read a moment ago.
   */
  doubt(): boolean {
    if (this.cached && this.now() - this.cached.readAt < BEYOND_DOUBT) return false;
    if (this.cached) this.cached.isDoubted = true;
    return true;
  }

  private async fetch(): Promise<T> {
    return parse((await this.load()) ?? '') as T;
  }
}

/** The parser's own message would quote the secret. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('The secret is not JSON.');
  }
}

/** Gives what was made from the secret of the moment. */
export interface Renewed<T> {
  (): Promise<T>;
  /** Has another one made, if this is still the one there is. */
  drop: (value: T) => void;
  /** After what the secret opens refused it: looks for another. @returns whether there is one. */
  renew: () => Promise<boolean>;
}

/**
 * Keeps what was made from a secret for as long as the secret stays the same: connections and tokens live in it.
 * @param doubt as {@link CachedSecret.doubt}; absent: the secret is never another.
 */
export function renewed<Secret, T>(
  secret: () => Promise<Secret>,
  make: (value: Secret) => T,
  doubt: () => boolean = () => false,
): Renewed<T> {
  let made: { from: string; value: T } | undefined;
  const current = async () => {
    const value = await secret();
    const from = JSON.stringify(value);
    if (made?.from !== from) made = { from, value: make(value) };
    return made.value;
  };
  const drop = (value: T) => {
    if (made?.value === value) made = undefined;
  };
  const renew = async () => {
    const refused = made?.from;
    if (!doubt()) return false;
    await current();
    return made?.from !== refused;
  };
  return Object.assign(current, { drop, renew });
}
