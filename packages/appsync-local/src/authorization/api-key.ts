import { timingSafeEqual } from 'node:crypto';
import type { ApiKeyConfiguration } from '../api-configuration';
import type { AuthenticatedCaller } from './caller';
import { refusals } from './refusals';

/**
 * Verifies API keys: the header `x-api-key` must hold a key of the API that has not expired.
 * @throws AuthenticationFailure
 */
export function createApiKeyVerifier(
  keys: ApiKeyConfiguration[],
): (presented: string) => AuthenticatedCaller {
  const known = keys.map(({ key, expires }) => ({ key: Buffer.from(key), expiresAt: expires * 1_000 }));
  return (presented) => {
    const bytes = Buffer.from(presented);
    const match = known.find(({ key }) => key.length === bytes.length && timingSafeEqual(key, bytes));
    if (!match || match.expiresAt <= Date.now()) throw refusals.notAuthorized();
    return { mode: 'API_KEY', identity: null, groups: [], expiresAt: match.expiresAt };
  };
}
