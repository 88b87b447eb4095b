import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import type { IamPrincipal } from '../../src/ports';
import { API_KEY, apiWith, portsWith, type Served, serve } from './support/api';
import type { FakeResolver } from './support/fake-isolate';
import { startUserPool, type UserPool } from './support/user-pool';

const SCHEMA = /* GraphQL */ `
  type Query {
    who: AWSJSON @aws_api_key @aws_cognito_user_pools @aws_iam
    hidden: String @aws_iam
  }
`;
const who: FakeResolver = ({ context }) => ({
  type: 'done',
  value: { identity: context.identity, authType: context.authType },
});
const BODY = JSON.stringify({ query: '{ who }' });

let pool: UserPool;
let api: Served;
const principal: IamPrincipal = {
  secretAccessKey: 'secret',
  sessionToken: 'session',
  accountId: '111122223333',
  userArn: 'arn:aws:sts::111122223333:assumed-role/counter/session1',
  username: 'AROA1:session1',
  allows: (action, resource) =>
    action === 'appsync:GraphQL' &&
    resource === 'arn:aws:appsync:eu-west-1:111122223333:apis/api1/types/Query/fields/who',
};

beforeAll(async () => {
  pool = await startUserPool();
  const configuration = apiWith(SCHEMA, {
    apiKeys: [
      { key: API_KEY, expires: Date.now() / 1_000 + 60 },
      { key: 'da2-old', expires: Date.now() / 1_000 - 60 },
    ],
    additionalAuthentication: [
      {
        type: 'AMAZON_COGNITO_USER_POOLS',
        userPoolId: 'pool1',
        region: 'eu-west-1',
        appIdClientRegex: '^client\\d$',
      },
      { type: 'AWS_IAM' },
    ],
  });
  const ports = portsWith({
    userPool: () => ({ issuer: pool.issuer, jwksUri: pool.jwksUri }),
    iamPrincipal: (id) => (id === 'AKIDTEST' ? principal : undefined),
  });
  api = await serve(configuration, { 'Query.who': who }, ports);
});
afterAll(async () => {
  await api.close();
  pool.stop();
});

async function whoIs(headers: Record<string, string>) {
  const response = await api.post(BODY, headers);
  const body = (await response.json()) as { data?: { who: string }; errors?: unknown[] };
  return body.data?.who
    ? (JSON.parse(body.data.who) as Record<string, unknown>)
    : { status: response.status, ...body };
}
const unauthorized = (message: string, errorType = 'UnauthorizedException') => ({
  status: 401,
  errors: [{ errorType, message }],
});

test.each([
  [{}, 'Valid authorization header not provided.'],
  [{ 'x-api-key': 'da2-wrong' }, 'You are not authorized to make this call.'],
  [{ 'x-api-key': 'da2-old' }, 'You are not authorized to make this call.'],
  [{ authorization: 'meow' }, 'Unable to parse JWT token.'],
])('%j is refused', async (headers: Record<string, string>, message) => {
  expect(await whoIs(headers)).toEqual(unauthorized(message));
});

test('a refusal names its type in a header', async () => {
  const response = await api.post(BODY, {});
  expect(response.headers.get('x-amzn-errortype')).toBe('UnauthorizedException');
});

test('an API key has no identity', async () => {
  expect(await whoIs({ 'x-api-key': API_KEY })).toEqual({
    identity: null,
    authType: 'API Key Authorization',
  });
});

describe('Cognito', () => {
  test.each([
    ['access', 'Bearer ', { groups: ['organisers'], 'cognito:groups': ['organisers'] }],
    [
      'id',
      '',
      {
        token_use: 'id',
        aud: 'client1',
        client_id: undefined,
        'cognito:username': 'ada',
        username: undefined,
      },
    ],
  ])('an %s token, sent as %j<token>', async (_use, prefix, claims: Record<string, unknown>) => {
    const answer = await whoIs({ authorization: prefix + pool.token(claims) });
    expect(answer).toEqual({
      authType: 'User Pool Authorization',
      identity: {
        sub: 'sub1',
        issuer: pool.issuer,
        username: 'ada',
        claims: expect.objectContaining({ sub: 'sub1' }) as object,
        sourceIp: ['127.0.0.1'],
        defaultAuthStrategy: 'ALLOW',
        groups: claims.groups ?? null,
      },
    });
  });

  test.each([
    ['expired', { exp: 1 }, 'Token has expired.'],
    ['of another issuer', { iss: 'https://elsewhere' }, 'You are not authorized to make this call.'],
    ['of another app client', { client_id: 'app' }, 'You are not authorized to make this call.'],
    ['of no use', { token_use: 'refresh' }, 'You are not authorized to make this call.'],
  ])('a token %s is refused', async (_why, claims, message) => {
    expect(await whoIs({ authorization: pool.token(claims) })).toEqual(unauthorized(message));
  });

  test('a token with a forged payload is refused', async () => {
    const [header, , signature] = pool.token().split('.');
    const [, payload] = pool.token({ sub: 'somebody else' }).split('.');
    expect(await whoIs({ authorization: `${header}.${payload}.${signature}` })).toEqual(
      unauthorized('You are not authorized to make this call.'),
    );
  });

  test('a token that was verified before still ends when it expires', async () => {
    const exp = Math.floor(Date.now() / 1_000) + 60;
    const authorization = pool.token({ exp });
    expect(await whoIs({ authorization })).toHaveProperty('identity');
    const clock = jest.spyOn(Date, 'now').mockReturnValue(exp * 1_000);
    const later = await whoIs({ authorization });
    clock.mockRestore();
    expect(later).toEqual(unauthorized('Token has expired.'));
  });

  test('addresses on the way come before the connecting one', async () => {
    const answer = await whoIs({ authorization: pool.token(), 'x-forwarded-for': '10.0.0.1, 10.0.0.2' });
    expect(answer.identity).toMatchObject({ sourceIp: ['10.0.0.1', '10.0.0.2', '127.0.0.1'] });
  });
});

describe('IAM', () => {
  const credentials = { accessKeyId: 'AKIDTEST', secretAccessKey: 'secret', sessionToken: 'session' };
  async function sign(using = credentials, signingDate = new Date(), body = BODY, service = 'appsync') {
    const signer = new SignatureV4({ credentials: using, region: 'eu-west-1', service, sha256: Sha256 });
    const { host, hostname, pathname } = new URL(api.url);
    const request = await signer.sign(
      {
        method: 'POST',
        protocol: 'http:',
        hostname,
        path: pathname,
        headers: { host, 'content-type': 'application/json' },
        body,
      },
      { signingDate },
    );
    // fetch sends the host by itself.
    return Object.fromEntries(Object.entries(request.headers).filter(([name]) => name !== 'host'));
  }

  test('a good signature', async () => {
    expect(await whoIs(await sign())).toEqual({
      authType: 'IAM Authorization',
      identity: {
        accountId: '111122223333',
        cognitoIdentityPoolId: null,
        cognitoIdentityId: null,
        sourceIp: ['127.0.0.1'],
        username: 'AROA1:session1',
        userArn: principal.userArn,
        cognitoIdentityAuthType: null,
        cognitoIdentityAuthProvider: null,
      },
    });
  });

  test.each([
    ['a wrong secret', () => sign({ ...credentials, secretAccessKey: 'guess' }), 'InvalidSignatureException'],
    [
      'another body',
      () => sign(credentials, new Date(), '{"query":"{ hidden }"}'),
      'InvalidSignatureException',
    ],
    ['an old date', () => sign(credentials, new Date(Date.now() - 6 * 60_000)), 'InvalidSignatureException'],
    [
      'an unknown key',
      () => sign({ ...credentials, accessKeyId: 'AKIDNONE' }),
      'UnrecognizedClientException',
    ],
    ['another session', () => sign({ ...credentials, sessionToken: 'old' }), 'UnrecognizedClientException'],
    [
      'another service',
      () => sign(credentials, new Date(), BODY, 'execute-api'),
      'UnrecognizedClientException',
    ],
    [
      'no parts',
      () => Promise.resolve({ authorization: 'AWS4-HMAC-SHA256 x' }),
      'IncompleteSignatureException',
    ],
  ])('a signature with %s is refused', async (_what, sign, errorType) => {
    const { status, errors } = (await whoIs(await sign())) as {
      status: number;
      errors: { errorType: string }[];
    };
    expect([status, errors[0]?.errorType]).toEqual([401, errorType]);
  });

  test('a body hash in the headers cannot stand in for the body', async () => {
    const headers = await sign(credentials, new Date(), '{"query":"{ hidden }"}');
    expect(headers['x-amz-content-sha256']).toBeDefined();
    expect(await whoIs(headers)).toMatchObject({ status: 401 });
  });

  test('policies decide field by field', async () => {
    const body = '{"query":"{ who hidden }"}';
    const response = await api.post(body, await sign(credentials, new Date(), body));
    const answer = (await response.json()) as { data: object; errors: { message: string }[] };
    expect(answer.data).toEqual({ who: expect.any(String) as string, hidden: null });
    expect(answer.errors.map(({ message }) => message)).toEqual([
      'Not Authorized to access hidden on type Query',
    ]);
  });
});

test('keys that cannot be fetched are a fault, not a refusal', async () => {
  const ports = portsWith({ userPool: () => ({ issuer: pool.issuer, jwksUri: 'http://127.0.0.1:1/keys' }) });
  const lonely = await serve(
    apiWith(SCHEMA, {
      defaultAuthentication: { type: 'AMAZON_COGNITO_USER_POOLS', userPoolId: 'pool1', region: 'eu-west-1' },
    }),
    {},
    ports,
  );
  const response = await lonely.post(BODY, { authorization: pool.token() });
  await lonely.close();
  expect(response.status).toBe(500);
  expect(ports.logged).toContainEqual(expect.objectContaining({ kind: 'fault' }));
});
