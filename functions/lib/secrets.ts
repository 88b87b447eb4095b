/** Milliseconds after which a secret is read again: how long a rotation takes to be noticed. */
const TIME_TO_LIVE = 5 * 60_000;

/** A secret from Secrets Manager, read once and again after a while, so that rotating it needs no deployment. */
export class CachedSecret<T> {
  private cached?: { value: Promise<T>; readAt: number };

  constructor(
    /** Asks Secrets Manager for the secret's text. */
    private readonly load: () => Promise<string | undefined>,
    private readonly now: () => number = Date.now,
  ) {}

  /** @throws what Secrets Manager says; a failure is not remembered. */
  read(): Promise<T> {
    if (this.cached && this.now() - this.cached.readAt < TIME_TO_LIVE) return this.cached.value;
    const cached = { value: this.fetch(), readAt: this.now() };
    this.cached = cached;
    cached.value.catch(() => {
      if (this.cached === cached) this.cached = undefined;
    });
    return cached.value;
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
}

/** Keeps what was made from a secret for as long as the secret stays the same: connections and tokens live in it. */
export function renewed<Secret, T>(secret: () => Promise<Secret>, make: (value: Secret) => T): Renewed<T> {
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
  return Object.assign(current, { drop });
}
