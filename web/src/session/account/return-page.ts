const KEY = 'hustings.buying-for';

/** Remembers the page that credits are bought for, while the buyer is on the provider's page. */
export function rememberReturnPage(path: string): void {
  sessionStorage.setItem(KEY, path);
}

/** The page that credits were bought for, if any. */
export function returnPage(): string | null {
  return sessionStorage.getItem(KEY);
}

/** Forgets it: the credits have arrived where they were wanted. */
export function forgetReturnPage(): void {
  sessionStorage.removeItem(KEY);
}
