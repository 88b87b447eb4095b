import type { AuthenticationProvider } from '../api-configuration';
import type { AuthenticatedCaller } from './caller';
import { type Claims, createSignatureVerifier, fetchJson, type TokenIssuer, wholeMatch } from './jwt';
import { refusals } from './refusals';

type OpenIdProvider = Extract<AuthenticationProvider, { type: 'OPENID_CONNECT' }>;

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/**
 * Verifies tokens of an OpenID Connect provider (developer guide, "OPENID_CONNECT authorization"): the keys are found
 * through the provider's discovery document, which is asked for with the first token; the client (`aud` or `azp`) and
 * the ages after `iat` and `auth_time` are looked at where the API says so. As the only provider of an API its tokens
 * may name any issuer.
 * @throws Error for an issuer that is no URL, or has plain HTTP outside this machine
 */
export function createOpenIdIssuer(provider: OpenIdProvider, isOnlyProvider: boolean): TokenIssuer {
  const issuer = new URL(provider.issuer);
  if (issuer.protocol !== 'https:' && !LOOPBACK.test(issuer.hostname))
    throw new Error(`The OpenID Connect issuer ${provider.issuer} must have https.`);
  const base = provider.issuer.replace(/\/$/, '');
  let discovered: Promise<(token: string) => Promise<Claims>> | undefined;

  const discover = async () => {
    const document = (await fetchJson(`${base}/.well-known/openid-configuration`)) as {
      issuer?: string;
      jwks_uri?: string;
    };
    if (typeof document.jwks_uri !== 'string') throw new Error(`${base} tells of no jwks_uri`);
    return createSignatureVerifier(
      isOnlyProvider ? null : (document.issuer ?? provider.issuer),
      document.jwks_uri,
    );
  };
  const isClient = wholeMatch(provider.clientId);

  return {
    issuer: base,
    async verify(token) {
      discovered ??= discover().catch((error: unknown) => {
        discovered = undefined;
        throw error;
      });
      const claims = await (await discovered)(token);
      const clients = [claims.aud, claims.azp].flat();
      if (!clients.some(isClient)) throw refusals.notAuthorized();
      return callerOf(claims, endOf(claims, provider));
    },
  };
}

/** When a token ends, in milliseconds: at `exp`, or too long after it was issued or its owner signed in. */
function endOf(claims: Claims, { iatTtl, authTtl }: OpenIdProvider): number {
  if (typeof claims.iat !== 'number') throw refusals.notAuthorized();
  const ends = [
    typeof claims.exp === 'number' ? claims.exp * 1_000 : Infinity,
    iatTtl ? claims.iat * 1_000 + iatTtl : Infinity,
    // A token may leave out when its owner signed in.
    authTtl && typeof claims.auth_time === 'number' ? claims.auth_time * 1_000 + authTtl : Infinity,
  ];
  return Math.min(...ends);
}

function callerOf(claims: Claims, expiresAt: number): AuthenticatedCaller {
  if (expiresAt <= Date.now()) throw refusals.tokenExpired();
  return {
    mode: 'OPENID_CONNECT',
    groups: [],
    expiresAt,
    identity: { sub: claims.sub, issuer: claims.iss, claims },
  };
}
