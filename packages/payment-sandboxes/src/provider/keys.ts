import { Unreadable } from '../http/read-request';

/** A key that another one has replaced. */
export interface OldKey {
  value: string;
  /** Milliseconds since 1970 at which it is good no more. */
  until: number;
}

/** A state with the keys that were replaced, by what they are called. */
export interface KeepsOldKeys {
  oldKeys: Record<string, OldKey[]>;
}

/** The newest key of a name, and those before it that are still good. */
export function goodKeys(state: KeepsOldKeys, name: string, newest: string, now: number): string[] {
  const old = (state.oldKeys[name] ?? []).filter(({ until }) => until > now);
  return [newest, ...old.map(({ value }) => value)];
}

/**
 * Makes an old key of the one there is.
 * @param overlap seconds for which it stays good; `longest` is what the provider offers.
 * @throws Unreadable for a time that no provider offers.
 */
export function retire(
  state: KeepsOldKeys,
  name: string,
  value: string,
  { overlap, longest, now }: { overlap: number; longest: number; now: number },
): void {
  if (!(overlap >= 0 && overlap <= longest))
    throw new Unreadable(400, `Two keys are good for 0 to ${longest} seconds.`);
  const old = (state.oldKeys[name] ?? []).filter(({ until }) => until > now);
  state.oldKeys[name] = [...old, { value, until: now + overlap * 1000 }].filter(({ until }) => until > now);
}
