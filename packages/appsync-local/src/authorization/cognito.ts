import { JwtVerifier } from 'aws-jwt-verify';
import { JwtBaseError, JwtExpiredError, JwtParseError } from 'aws-jwt-verify/error';
import type { Fetcher } from 'aws-jwt-verify/https';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';
import { decomposeUnverifiedJwt } from 'aws-jwt-verify/jwt';
import { LRUCache } from 'lru-cache';
import type { AuthenticationProvider } from '../api-configuration';
import type { Ports } from '../ports';
import type { AuthenticatedCaller } from './caller';
import { refusals } from './refusals';

type UserPoolProvider = Extract<AuthenticationProvider, { type: 'AMAZON_COGNITO_USER_POOLS' }>;
type Claims = Record<string, unknown>;

/** An RSA verification costs some 100 µs; a caller sends the same token with every request until it expires. */
const TOKENS_REMEMBERED = 10_000;

/** The library's own fetcher speaks HTTPS only, and a pool on this machine has plain HTTP. */
const fetcher: Fetcher = {
  async fetch(uri) {
    const response = await fetch(uri, { signal: AbortSignal.timeout(3_000) });
    if (!response.ok) throw new Error(`The key set at ${uri} answered ${response.status}`);
    return response.arrayBuffer();
  },
};

interface Pool {
  issuer: string;
  verifier: { verify(token: string): Promise<Claims> };
  clientId: RegExp | undefined;
  defaultAction: 'ALLOW' | 'DENY';
}

/**
 * Verifies id tokens and access tokens of Cognito user pools: signature, issuer, times, and the app client id where
 * the API filters by it. `iss` picks the pool when there are several.
 * @throws AuthenticationFailure
 */
export function createCognitoVerifier(providers: UserPoolProvider[], ports: Ports) {
  const pools = new Map<string, Pool>();
  for (const provider of providers) {
    const { issuer, jwksUri } = ports.userPool(provider.userPoolId);
    // Audience is checked below, because an access token carries it in `client_id` instead of `aud`.
    const verifier = JwtVerifier.create(
      { issuer, jwksUri, audience: null },
      { jwksCache: new SimpleJwksCache({ fetcher }) },
    );
    pools.set(issuer, {
      issuer,
      verifier: verifier,
      clientId: provider.appIdClientRegex ? new RegExp(provider.appIdClientRegex) : undefined,
      defaultAction: provider.defaultAction ?? 'ALLOW',
    });
  }
  const verified = new LRUCache<string, AuthenticatedCaller>({ max: TOKENS_REMEMBERED });

  return async function verify(token: string): Promise<AuthenticatedCaller> {
    const known = verified.get(token);
    if (known) {
      if ((known.expiresAt ?? 0) <= Date.now()) throw refusals.tokenExpired();
      return known;
    }
    const pool = pools.get(issuerOf(token));
    if (!pool) throw refusals.notAuthorized();
    const caller = callerOf(await verifiedClaims(pool, token), pool);
    verified.set(token, caller);
    return caller;
  };
}

function issuerOf(token: string): string {
  try {
    return String(decomposeUnverifiedJwt(token).payload.iss);
  } catch {
    throw refusals.tokenUnparsable();
  }
}

async function verifiedClaims(pool: Pool, token: string): Promise<Claims> {
  try {
    return await pool.verifier.verify(token);
  } catch (error) {
    if (error instanceof JwtExpiredError) throw refusals.tokenExpired();
    if (error instanceof JwtParseError) throw refusals.tokenUnparsable();
    if (error instanceof JwtBaseError) throw refusals.notAuthorized();
    // Not the token's fault: the keys could not be fetched.
    throw error;
  }
}

function callerOf(claims: Claims, pool: Pool): AuthenticatedCaller {
  const isAccessToken = claims.token_use === 'access';
  if (!isAccessToken && claims.token_use !== 'id') throw refusals.notAuthorized();
  const clientId = String(isAccessToken ? claims.client_id : claims.aud);
  if (pool.clientId && !pool.clientId.test(clientId)) throw refusals.notAuthorized();
  const groups = Array.isArray(claims['cognito:groups']) ? claims['cognito:groups'].map(String) : null;
  return {
    mode: 'AMAZON_COGNITO_USER_POOLS',
    groups: groups ?? [],
    expiresAt: Number(claims.exp) * 1_000,
    identity: {
      sub: claims.sub,
      issuer: pool.issuer,
      username: claims['cognito:username'] ?? claims.username,
      claims,
      defaultAuthStrategy: pool.defaultAction,
      groups,
    },
  };
}
