import { JwtVerifier } from 'aws-jwt-verify';
import { JwtBaseError, JwtExpiredError, JwtParseError } from 'aws-jwt-verify/error';
import type { Fetcher } from 'aws-jwt-verify/https';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';
import { decomposeUnverifiedJwt } from 'aws-jwt-verify/jwt';
import type { AuthenticatedCaller } from './caller';
import { refusals } from './refusals';

/** What a token says. */
export type Claims = Record<string, unknown>;

/** Somebody who issues tokens that an API takes. */
export interface TokenIssuer {
  /** `iss` of its tokens, without a slash at the end. */
  issuer: string;
  /** @throws AuthenticationFailure */
  verify(token: string): Promise<AuthenticatedCaller>;
}

const FETCH_TIMEOUT_MS = 3_000;

/** The library's own fetcher speaks HTTPS only, and an issuer on this machine has plain HTTP. */
const fetcher: Fetcher = {
  async fetch(uri) {
    const response = await fetch(uri, { signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) });
    if (!response.ok) throw new Error(`${uri} answered ${response.status}`);
    return response.arrayBuffer();
  },
};

/** Gets a JSON document of an issuer. */
export async function fetchJson(uri: string): Promise<unknown> {
  return JSON.parse(Buffer.from(await fetcher.fetch(uri)).toString('utf8')) as unknown;
}

/**
 * Verifies the signature, the issuer and the times of tokens. Audiences are left to the caller, because an access
 * token of Cognito carries its client elsewhere.
 */
export function createSignatureVerifier(issuer: string | null, jwksUri: string) {
  const verifier = JwtVerifier.create(
    { issuer, jwksUri, audience: null },
    { jwksCache: new SimpleJwksCache({ fetcher }) },
  );
  /** @throws AuthenticationFailure in the service's words */
  return async (token: string): Promise<Claims> => {
    try {
      return await verifier.verify(token);
    } catch (error) {
      if (error instanceof JwtExpiredError) throw refusals.tokenExpired();
      if (error instanceof JwtParseError) throw refusals.tokenUnparsable();
      if (error instanceof JwtBaseError) throw refusals.notAuthorized();
      // Not the token's fault: the keys could not be fetched.
      throw error;
    }
  };
}

/** What an unverified token says of its issuer; undefined when it is no token at all. */
export function issuerOf(token: string): string | undefined {
  try {
    return String(decomposeUnverifiedJwt(token).payload.iss);
  } catch {
    return undefined;
  }
}

/** A regular expression of a configuration: the whole text must match, as Java's `matches` wants it. */
export function wholeMatch(expression: string | undefined): (text: unknown) => boolean {
  if (!expression) return () => true;
  const pattern = new RegExp(`^(?:${expression})$`);
  return (text) => typeof text === 'string' && pattern.test(text);
}
