/** The caller that needs no account: everybody who has the API key. */
export const PUBLIC = 'public';

/** What the page is told by the server that it comes from (`/graphiql/settings.json`). */
export interface ExplorerSettings {
  /** The name of the API, for people. */
  title: string;
  apiKey: string;
  userPoolClientId: string;
  userPoolEndpoint: string;
  /** Accounts of the user pool that one can be. No two have the same name. */
  accounts: { name: string; label: string; email: string; password: string }[];
  operations: { name: string; document: string }[];
}

/** A signed-in caller's header, or the API key's. */
export type AuthorizationHeaders = Record<string, string>;

interface Session {
  headers: AuthorizationHeaders;
  userId?: string;
  expiresAt: number;
}

const sessions = new Map<string, Promise<Session>>();

/**
 * Headers that make a request as `name`. Signs in at first use and again when the token has run out.
 * @throws Error with Cognito's message when signing in fails.
 */
export async function authorize(name: string, settings: ExplorerSettings): Promise<Session> {
  const known = await sessions.get(name);
  if (known !== undefined && known.expiresAt > Date.now() + 30_000) return known;
  const session = signIn(name, settings);
  sessions.set(name, session);
  session.catch(() => sessions.delete(name));
  return session;
}

async function signIn(name: string, settings: ExplorerSettings): Promise<Session> {
  if (name === PUBLIC) return { headers: { 'x-api-key': settings.apiKey }, expiresAt: Infinity };
  const account = settings.accounts.find((item) => item.name === name);
  if (account === undefined) throw new Error(`There is no account ${name}.`);
  const response = await fetch(settings.userPoolEndpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth',
    },
    body: JSON.stringify({
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId: settings.userPoolClientId,
      AuthParameters: { USERNAME: account.email, PASSWORD: account.password },
    }),
  });
  const answer = (await response.json()) as {
    message?: string;
    AuthenticationResult?: { IdToken: string; ExpiresIn?: number };
  };
  const token = answer.AuthenticationResult?.IdToken;
  if (token === undefined) throw new Error(answer.message ?? `Signing in as ${account.email} failed.`);
  const claims = JSON.parse(atob(token.split('.')[1]!.replace(/-/g, '+').replace(/_/g, '/'))) as {
    sub: string;
    exp: number;
  };
  return { headers: { Authorization: token }, userId: claims.sub, expiresAt: claims.exp * 1000 };
}
