import type { AuthenticationProvider } from '../api-configuration';
import type { Ports } from '../ports';
import type { AuthenticatedCaller } from './caller';
import { type Claims, createSignatureVerifier, type TokenIssuer, wholeMatch } from './jwt';
import { refusals } from './refusals';

type UserPoolProvider = Extract<AuthenticationProvider, { type: 'AMAZON_COGNITO_USER_POOLS' }>;

/** Verifies id tokens and access tokens of a Cognito user pool, and the app client id where the API filters by it. */
export function createUserPoolIssuer(provider: UserPoolProvider, ports: Ports): TokenIssuer {
  const { issuer, jwksUri } = ports.userPool(provider.userPoolId);
  const verify = createSignatureVerifier(issuer, jwksUri);
  const isClient = wholeMatch(provider.appIdClientRegex);
  return {
    issuer,
    async verify(token) {
      const claims = await verify(token);
      if (!isClient(clientOf(claims))) throw refusals.notAuthorized();
      return callerOf(claims, issuer, provider.defaultAction ?? 'ALLOW');
    },
  };
}

function clientOf(claims: Claims): unknown {
  if (claims.token_use === 'access') return claims.client_id;
  if (claims.token_use === 'id') return claims.aud;
  throw refusals.notAuthorized();
}

function callerOf(claims: Claims, issuer: string, defaultAction: 'ALLOW' | 'DENY'): AuthenticatedCaller {
  const groups = Array.isArray(claims['cognito:groups']) ? claims['cognito:groups'].map(String) : null;
  return {
    mode: 'AMAZON_COGNITO_USER_POOLS',
    groups: groups ?? [],
    expiresAt: Number(claims.exp) * 1_000,
    identity: {
      sub: claims.sub,
      issuer,
      username: claims['cognito:username'] ?? claims.username,
      claims,
      defaultAuthStrategy: defaultAction,
      groups,
    },
  };
}
