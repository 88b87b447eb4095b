import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { target } from './target';
import { USERS } from './users';

/** Makes the credentials of a request: its headers beside those that say what the body is. */
export type Credentials = (body: string, path?: string) => Promise<Record<string, string>>;

/** By API key. */
export const byKey: Credentials = () => Promise.resolve({ 'x-api-key': target.apiKey });

/** Without any. */
export const byNobody: Credentials = () => Promise.resolve({});

/** With headers that are what they are. */
export function byHeaders(headers: Record<string, string>): Credentials {
  return () => Promise.resolve(headers);
}

/** Both tokens of a signed-in user. */
export interface Tokens {
  AccessToken: string;
  IdToken: string;
}

const signedIn = new Map<string, Promise<Tokens>>();

/** Signs a user in with the password, once in a test file. */
export function tokensOf(user: keyof typeof USERS): Promise<Tokens> {
  const known = signedIn.get(user) ?? signIn(USERS[user]);
  signedIn.set(user, known);
  return known;
}

/** As a user of the pool, with the access token as Amplify sends it, or with the id token. */
export function byUser(user: keyof typeof USERS, token: keyof Tokens = 'AccessToken'): Credentials {
  return async () => ({ authorization: (await tokensOf(user))[token] });
}

/** By SigV4 with the credentials of the caller's role, or with parts of them changed. */
export function byIam(change: Partial<typeof target.credentials> = {}, service = 'appsync'): Credentials {
  return async (body, path) => {
    const url = new URL(target.endpoint);
    const signer = new SignatureV4({
      service,
      region: target.region,
      sha256: Sha256,
      credentials: { ...target.credentials, ...change },
    });
    const { headers } = await signer.sign({
      method: 'POST',
      protocol: url.protocol,
      hostname: url.hostname,
      path: path ?? url.pathname,
      headers: { host: url.host, 'content-type': 'application/json' },
      body,
    });
    return headers;
  };
}

async function signIn({ email, password }: { email: string; password: string }): Promise<Tokens> {
  const response = await fetch(target.userPoolEndpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth',
    },
    body: JSON.stringify({
      ClientId: target.clientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: email, PASSWORD: password },
    }),
  });
  const answer = (await response.json()) as { AuthenticationResult?: Tokens; message?: string };
  if (!answer.AuthenticationResult)
    throw new Error(`${email} cannot sign in: ${answer.message ?? response.status}`);
  return answer.AuthenticationResult;
}
