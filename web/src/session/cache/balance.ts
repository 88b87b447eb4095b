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

/** Takes in credits from an answer: true at that moment, whatever the version. */
export function rememberCredits(credits: number): void {
  balance.set((known) => ({ credits, version: known?.version ?? 0 }));
}
