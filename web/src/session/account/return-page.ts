const KEY = 'hustings.buying-for';

/** Remembers the page that credits are bought for, over the journey to the provider's page and back. */
export function rememberErrand(path: string): void {
  sessionStorage.setItem(KEY, path);
}

/** The page that credits were bought for, if any. */
export function errand(): string | null {
  return sessionStorage.getItem(KEY);
}

/** Forgets it: the credits have arrived where they were wanted. */
export function endErrand(): void {
  sessionStorage.removeItem(KEY);
}
