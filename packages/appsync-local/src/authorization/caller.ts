import type { AuthenticationProvider } from '../api-configuration';
import type { Caller } from '../realtime/host';

/** The ways in which a caller can prove who they are, as AppSync names them. */
export type AuthenticationMode = AuthenticationProvider['type'];

/**
 * What `util.authType()` answers in each mode (developer guide, "Built-in utilities in util"; that of Lambda as the
 * code reads it that Amplify generates).
 */
export const AUTH_TYPE: Record<AuthenticationMode, string> = {
  API_KEY: 'API Key Authorization',
  AWS_IAM: 'IAM Authorization',
  AMAZON_COGNITO_USER_POOLS: 'User Pool Authorization',
  OPENID_CONNECT: 'Open ID Connect Authorization',
  AWS_LAMBDA: 'Lambda Authorization',
};

/** Somebody whose credentials were verified. */
export interface AuthenticatedCaller extends Caller {
  mode: AuthenticationMode;
  /** `ctx.identity` but for `sourceIp`; null for an API key. */
  identity: Record<string, unknown> | null;
  /** Cognito groups; empty in the other modes. */
  groups: readonly string[];
  /** IAM only: whether the caller's policies allow `appsync:GraphQL` on a field. */
  allows?: (typeName: string, fieldName: string) => boolean;
  /** Lambda only: the fields that the authorizer denies, as `Type.field`. */
  deniedFields?: ReadonlySet<string> | undefined;
}

/** What a request carries for proving who sent it. Header names in lower case. */
export interface Credentials {
  headers: Record<string, string | string[] | undefined>;
  method: string;
  /** Path and query as they were sent. */
  path: string;
  body: string;
}

/** The guide lists `sourceIp` for these; for the others it does not. */
const WITH_ADDRESSES = new Set<AuthenticationMode>(['AWS_IAM', 'AMAZON_COGNITO_USER_POOLS']);

/** The first value of a header that may have been sent more than once. */
export function headerOf(credentials: Credentials, name: string): string | undefined {
  const value = credentials.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/**
 * `ctx.identity` of one request. The addresses of `x-forwarded-for` come first, the connecting one last, and only
 * the last can be trusted (developer guide, "Resolver context object reference").
 */
export function identityOf(caller: AuthenticatedCaller, sourceIp: string[]): Record<string, unknown> | null {
  if (!caller.identity || !WITH_ADDRESSES.has(caller.mode)) return caller.identity;
  return { ...caller.identity, sourceIp };
}
