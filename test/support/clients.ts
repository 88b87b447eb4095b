import { Amplify, type ResourcesConfig } from 'aws-amplify';
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** The address of the shared stack. */
export function stackUrl(): string {
  const url = process.env['HUSTINGS_URL'];
  if (url === undefined)
    throw new Error('HUSTINGS_URL is not set: run through jest, which starts the stack.');
  return url;
}

/** What `/config.json` says. */
export interface StackConfig extends ResourcesConfig {
  Auth: { Cognito: { userPoolId: string; userPoolClientId: string; userPoolEndpoint: string } };
  API: { GraphQL: { endpoint: string; region: string; defaultAuthMode: 'userPool'; apiKey: string } };
}

/** Reads `/config.json`. */
export async function readConfig(baseUrl = stackUrl()): Promise<StackConfig> {
  return (await (await fetch(`${baseUrl}/config.json`)).json()) as StackConfig;
}

/** Configures the real Amplify client for the stack. */
export async function configureAmplify(baseUrl = stackUrl()): Promise<StackConfig> {
  const config = await readConfig(baseUrl);
  Amplify.configure(config);
  return config;
}

/** One entry of `errors`, as AppSync words it. */
export interface GraphqlError {
  message: string;
  errorType: string | null;
  errorInfo: Record<string, unknown> | null;
  path: (string | number)[] | null;
}

/** What an operation answered. */
export interface Answer<Data> {
  status: number;
  data: Data | null;
  errors: GraphqlError[];
}

/** One caller, over plain HTTP: for tests that need many callers at once. */
export class Caller {
  constructor(
    private readonly baseUrl: string,
    private readonly headers: Record<string, string>,
    readonly userId: string = '',
  ) {}

  /** The token that it sends. */
  get token(): string {
    return this.headers['authorization'] ?? '';
  }

  async run<Data>(query: string, variables: Record<string, unknown> = {}): Promise<Answer<Data>> {
    const response = await fetch(`${this.baseUrl}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...this.headers },
      body: JSON.stringify({ query, variables }),
    });
    const body = (await response.json()) as { data?: Data | null; errors?: GraphqlError[] };
    return { status: response.status, data: body.data ?? null, errors: body.errors ?? [] };
  }

  /** Like {@link run}, for operations that must go well. */
  async expect<Data>(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
    const { data, errors } = await this.run<Data>(query, variables);
    if (data === null || errors.length > 0) throw new Error(`Refused: ${JSON.stringify(errors)}`);
    return data;
  }
}

/** The public, by API key. */
export async function publicCaller(baseUrl = stackUrl()): Promise<Caller> {
  return new Caller(baseUrl, { 'x-api-key': (await readConfig(baseUrl)).API.GraphQL.apiKey });
}

/** Somebody who has an account. */
export interface Account {
  email: string;
  password: string;
}

export const organiserAccount: Account = { email: 'organiser@example.com', password: 'Hustings-demo-1' };

/** What signing in gives. */
export interface SignedInTokens {
  AccessToken: string;
  IdToken: string;
  RefreshToken: string;
}

/** Signs in with a password. @throws Error when that is refused. */
export async function tokensOf(account: Account, baseUrl = stackUrl()): Promise<SignedInTokens> {
  const { AuthenticationResult } = await cognito<{ AuthenticationResult: SignedInTokens }>(
    baseUrl,
    'InitiateAuth',
    {
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: account.email, PASSWORD: account.password },
    },
  );
  return AuthenticationResult;
}

/** Has new tokens issued. @throws Error when that is refused. */
export async function refresh({ RefreshToken }: SignedInTokens, baseUrl = stackUrl()): Promise<void> {
  await cognito(baseUrl, 'InitiateAuth', {
    AuthFlow: 'REFRESH_TOKEN_AUTH',
    AuthParameters: { REFRESH_TOKEN: RefreshToken },
  });
}

/** The holder of a token, be it an access token or an id token. */
export function holderOf(token: string, baseUrl = stackUrl()): Caller {
  const [, claims = ''] = token.split('.');
  const { sub } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { sub: string };
  return new Caller(baseUrl, { authorization: token }, sub);
}

/** Signs in with a password; the caller sends the access token, as Amplify does. */
export async function signedIn(account: Account, baseUrl = stackUrl()): Promise<Caller> {
  return holderOf((await tokensOf(account, baseUrl)).AccessToken, baseUrl);
}

/** What somebody may sign up with, who has not yet. @param name what the address begins with. */
export function freshAccount(name = 'voter'): Account {
  return { email: `${name}-${randomUUID()}@example.com`, password: 'Correct-horse-9' };
}

/** A new voter who went through sign-up and confirmation. */
export function newVoter(baseUrl = stackUrl()): Promise<Caller> {
  return voterWith(freshAccount(), baseUrl);
}

/** A new voter with an account that a test goes on to use. */
export async function voterWith(account: Account, baseUrl = stackUrl()): Promise<Caller> {
  await signUp(account, baseUrl);
  return signedIn(account, baseUrl);
}

/** Signs somebody up and confirms the e-mail address with the code that was sent. */
export async function signUp(account: Account, baseUrl = stackUrl()): Promise<void> {
  await beginSignUp(account, baseUrl);
  await cognito(baseUrl, 'ConfirmSignUp', {
    Username: account.email,
    ConfirmationCode: await confirmationCode(account.email, baseUrl),
  });
}

/** Signs somebody up, who has a code to confirm it with then; the id of the account. */
export async function beginSignUp({ email, password }: Account, baseUrl = stackUrl()): Promise<string> {
  const { UserSub } = await cognito<{ UserSub: string }>(baseUrl, 'SignUp', {
    Username: email,
    Password: password,
    UserAttributes: [{ Name: 'email', Value: email }],
  });
  return UserSub;
}

/** Many new voters; a few at a time, so that signing up is not what is tested. */
export async function newVoters(count: number, baseUrl = stackUrl()): Promise<Caller[]> {
  const voters: Caller[] = [];
  const worker = async (): Promise<void> => {
    while (voters.length < count) {
      const place = voters.push(undefined as never) - 1;
      voters[place] = await newVoter(baseUrl);
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  return voters;
}

/**
 * Many voters of the shared stack, the same for every test that asks: who has voted in one voting is as good as new in
 * another, and to sign up takes longer than a dozen votes. Their tokens are good for an hour.
 */
export async function crowd(count: number): Promise<Caller[]> {
  const file = process.env['HUSTINGS_CROWD']!;
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as string[]) : [];
  const tokens = [...known];
  if (tokens.length < count) {
    const more = await newVoters(count - tokens.length);
    tokens.push(...more.map(({ token }) => token));
    writeFileSync(file, JSON.stringify(tokens));
  }
  return tokens.slice(0, count).map((token) => holderOf(token));
}

/** The newest code that the stack sent to an address. */
export async function confirmationCode(email: string, baseUrl = stackUrl()): Promise<string> {
  const response = await fetch(`${baseUrl}/_local/outbox?to=${encodeURIComponent(email)}`);
  const messages = (await response.json()) as { code: string }[];
  const newest = messages.at(-1);
  if (newest === undefined) throw new Error(`No message was sent to ${email}.`);
  return newest.code;
}

/** Read once: hundreds of voters sign up in three calls each. A stack that starts again has the same user pool. */
const userPools = new Map<string, Promise<StackConfig['Auth']['Cognito']>>();

function userPoolOf(baseUrl: string): Promise<StackConfig['Auth']['Cognito']> {
  const known = userPools.get(baseUrl) ?? readConfig(baseUrl).then(({ Auth }) => Auth.Cognito);
  userPools.set(baseUrl, known);
  return known;
}

/** Calls an action of the stack's user pool as its client does. @throws Error with the pool's words. */
export function poolCall<Result>(operation: string, body: Record<string, unknown>): Promise<Result> {
  return cognito<Result>(stackUrl(), operation, body);
}

async function cognito<Result>(
  baseUrl: string,
  operation: string,
  body: Record<string, unknown>,
): Promise<Result> {
  const { userPoolEndpoint, userPoolClientId } = await userPoolOf(baseUrl);
  const response = await fetch(userPoolEndpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
    },
    body: JSON.stringify({ ClientId: userPoolClientId, ...body }),
  });
  const answer = (await response.json()) as Result & { message?: string };
  if (!response.ok) throw new Error(`${operation}: ${answer.message ?? String(response.status)}`);
  return answer;
}
