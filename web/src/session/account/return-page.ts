import { thisTab } from '../../ui/storage/browser-storage';

const KEY = 'hustings.buying-for';

/** Remembers the page that credits are bought for, while the buyer is on the provider's page. */
export function rememberReturnPage(path: string): void {
  thisTab.set(KEY, path);
}

/** The page that credits were bought for, if any. */
export function returnPage(): string | null {
  return thisTab.get(KEY);
}

/** Forgets it: the credits have arrived where they were wanted. */
export function forgetReturnPage(): void {
  thisTab.remove(KEY);
}
