import { LRUCache } from 'lru-cache';
import type { AuthenticationProvider } from '../api-configuration';
import type { Ports } from '../ports';
import type { AuthenticatedCaller } from './caller';
import { createUserPoolIssuer } from './cognito';
import { issuerOf, type TokenIssuer } from './jwt';
import { createOpenIdIssuer } from './oidc';
import { refusals } from './refusals';

/** An RSA verification costs some 100 µs; a caller sends the same token with every request until it expires. */
const TOKENS_REMEMBERED = 10_000;

/**
 * Verifies the tokens of all issuers of an API; `iss` picks the issuer when there are several. Undefined when the API
 * takes no such tokens.
 * @throws AuthenticationFailure
 */
export function createTokenVerifier(providers: AuthenticationProvider[], ports: Ports) {
  const issuers = providers.flatMap((provider): TokenIssuer[] => {
    if (provider.type === 'AMAZON_COGNITO_USER_POOLS') return [createUserPoolIssuer(provider, ports)];
    if (provider.type === 'OPENID_CONNECT') return [createOpenIdIssuer(provider, providers.length === 1)];
    return [];
  });
  if (issuers.length === 0) return undefined;
  const takesAnyIssuer = providers.length === 1 && providers[0]?.type === 'OPENID_CONNECT';
  const verified = new LRUCache<string, AuthenticatedCaller>({ max: TOKENS_REMEMBERED });

  return async function verify(token: string): Promise<AuthenticatedCaller> {
    const known = verified.get(token);
    if (known) {
      if ((known.expiresAt ?? Infinity) <= Date.now()) throw refusals.tokenExpired();
      return known;
    }
    const name = issuerOf(token)?.replace(/\/$/, '');
    if (name === undefined) throw refusals.tokenUnparsable();
    const issuer = takesAnyIssuer ? issuers[0] : issuers.find((one) => one.issuer === name);
    if (!issuer) throw refusals.notAuthorized();
    const caller = await issuer.verify(token);
    verified.set(token, caller);
    return caller;
  };
}
