import { createStore } from '../../ui/store';

/** The signed-in voter's credits. `version` is 0 until a message brought one. */
export interface Balance {
  credits: number;
  version: number;
}

/** Credits to show; undefined while nobody is signed in or they are not known yet. */
export const balance = createStore<Balance | undefined>(undefined);

/** Takes in a balance from a message, unless something newer is shown. */
export function rememberBalance(incoming: Balance): void {
  balance.set((known) => (known !== undefined && known.version >= incoming.version ? known : incoming));
}

/** The version of what is shown: to be asked for before a question, and given to {@link rememberCredits}. */
export function shownVersion(): number {
  return balance.get()?.version ?? 0;
}

/**
 * Takes in credits from an answer, whatever their version.
 * @param version what was shown when it was asked for. A message that came since is newer, or another one follows that is.
 */
export function rememberCredits(credits: number, version: number): void {
  if (version === shownVersion()) balance.set({ credits, version });
}
