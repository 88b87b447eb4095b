import { everyTab } from '../../../ui/storage/browser-storage';

const KEY = 'hustings.currency';

/** The currency that was chosen before in this browser. */
export function chosenCurrency(): string | null {
  return everyTab.get(KEY);
}

/** Remembers the choice in this browser. */
export function rememberCurrency(currency: string): void {
  everyTab.set(KEY, currency);
}
