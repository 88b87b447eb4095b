import http from 'node:http';
import type { ApiConfiguration } from '../../src/api-configuration';
import type { LambdaOutcome } from '../../src/ports';
import { API_KEY, apiWith, portsWith, type Served, serve } from './support/api';
import type { FakeResolver } from './support/fake-isolate';
import { startUserPool, type UserPool } from './support/user-pool';

const SCHEMA = /* GraphQL */ `
  type Query {
    who: AWSJSON
    secret: String
    keyed: String @aws_api_key
    forTokens: String @aws_oidc
    forLambda: String @aws_lambda
  }
`;
const who: FakeResolver = ({ context }) => ({
  type: 'done',
  value: { identity: context.identity, authType: context.authType, domain: context.request.domainName },
});
const yes: FakeResolver = () => ({ type: 'done', value: 'yes' });
const FAKES = {
  'Query.who': who,
  'Query.secret': yes,
  'Query.keyed': yes,
  'Query.forTokens': yes,
  'Query.forLambda': yes,
};
const QUERY = 'query Q { who }';

interface Asked {
  authorizationToken: string;
  requestContext: Record<string, unknown>;
  requestHeaders: Record<string, unknown>;
}

let api: Served | undefined;
let events: Asked[] = [];
afterEach(async () => {
  await api?.close();
  api = undefined;
  events = [];
});

async function start(
  more: Partial<ApiConfiguration>,
  answer: (event: Asked) => LambdaOutcome | Promise<LambdaOutcome> = () => ({
    ok: true,
    payload: { isAuthorized: true },
  }),
) {
  const ports = portsWith({
    invokeLambda: (functionArn, event) => {
      expect(functionArn).toBe('arn:authorizer');
      events.push(event as Asked);
      return Promise.resolve(answer(event as Asked));
    },
  });
  api = await serve(apiWith(SCHEMA, more), FAKES, ports);
}
const LAMBDA = { type: 'AWS_LAMBDA', authorizerUri: 'arn:authorizer' } as const;
const ok = (payload: unknown): LambdaOutcome => ({ ok: true, payload });

async function send(headers: Record<string, string>, query = QUERY, variables?: unknown) {
  const response = await api!.post(JSON.stringify({ query, variables }), headers);
  const body = (await response.json()) as { data?: { who?: string }; errors?: unknown[] };
  const told = body.data?.who ? (JSON.parse(body.data.who) as object) : undefined;
  return { status: response.status, ...body, ...(told && { data: told }) };
}
const refused = {
  status: 401,
  errors: [{ errorType: 'UnauthorizedException', message: 'You are not authorized to make this call.' }],
};

describe('a Lambda authorizer', () => {
  test('is told of the token, the operation and the headers', async () => {
    await start({ defaultAuthentication: LAMBDA });
    await send(
      { authorization: 'Bearer opaque', 'x-more': '1' },
      'query Q($a: Int) { who @include(if: true) }',
      {
        a: 1,
      },
    );
    expect(events).toEqual([
      {
        authorizationToken: 'Bearer opaque',
        requestContext: {
          apiId: 'api1',
          accountId: '111122223333',
          requestId: expect.any(String) as string,
          queryString: 'query Q($a: Int) { who @include(if: true) }',
          variables: { a: 1 },
        },
        requestHeaders: expect.objectContaining({ authorization: 'Bearer opaque', 'x-more': '1' }) as object,
      },
    ]);
  });

  test('gives resolvers its context, and no addresses', async () => {
    await start({ defaultAuthentication: LAMBDA }, () =>
      ok({ isAuthorized: true, resolverContext: { plan: 'gold', seats: 3 } }),
    );
    expect(await send({ authorization: 't' })).toEqual({
      status: 200,
      data: {
        identity: { resolverContext: { plan: 'gold', seats: 3 } },
        authType: 'Lambda Authorization',
        domain: null,
      },
    });
  });

  test.each<[string, LambdaOutcome]>([
    ['says no', ok({ isAuthorized: false })],
    ['says nothing of the sort', ok({ resolverContext: {} })],
    ['says yes in words', ok({ isAuthorized: 'true' })],
    ['answers no object', ok('yes')],
    ['nests its context', ok({ isAuthorized: true, resolverContext: { user: { id: 1 } } })],
    ['throws', { ok: false, error: 'Unhandled', errorMessage: 'x', errorType: 'Error' }],
    ['answers too much', ok({ isAuthorized: true, resolverContext: { a: 'x'.repeat(5 * 1024 * 1024) } })],
  ])('that %s lets nobody in', async (_case, outcome) => {
    await start({ defaultAuthentication: LAMBDA }, () => outcome);
    expect(await send({ authorization: 't' })).toEqual(refused);
  });

  test('that cannot be invoked is a bad request without words', async () => {
    await start({ defaultAuthentication: LAMBDA }, () => ({
      ok: false,
      error: 'AccessDeniedException',
      errorMessage: '',
      errorType: null,
    }));
    expect(await send({ authorization: 't' })).toEqual({
      status: 400,
      errors: [{ errorType: 'BadRequestException' }],
    });
  });

  test('is not asked about tokens of another form, or too long ones', async () => {
    await start({ defaultAuthentication: { ...LAMBDA, identityValidationExpression: 'custom-\\d+' } });
    expect(await send({ authorization: 'xcustom-1' })).toEqual(refused);
    expect(await send({ authorization: `custom-${'1'.repeat(2_048)}` })).toEqual(refused);
    expect(events).toEqual([]);
    expect((await send({ authorization: 'custom-1' })).status).toBe(200);
  });

  test.each([
    ['denied by name', ['Query.secret']],
    ['denied by ARN', ['arn:aws:appsync:eu-west-1:111122223333:apis/api1/types/Query/fields/secret']],
  ])('a field %s is null, with an error', async (_case, deniedFields) => {
    await start({ defaultAuthentication: LAMBDA }, () => ok({ isAuthorized: true, deniedFields }));
    const answer = await send({ authorization: 't' }, '{ secret }');
    expect(answer).toMatchObject({
      status: 200,
      data: { secret: null },
      errors: [{ errorType: 'Unauthorized', message: 'Not Authorized to access secret on type Query' }],
    });
  });

  test('an ARN of another API denies nothing here', async () => {
    const deniedFields = ['arn:aws:appsync:eu-west-1:111122223333:apis/other/types/Query/fields/secret'];
    await start({ defaultAuthentication: LAMBDA }, () => ok({ isAuthorized: true, deniedFields }));
    expect(await send({ authorization: 't' }, '{ secret }')).toMatchObject({ data: { secret: 'yes' } });
  });

  test.each([
    ['nothing is said', undefined, undefined, 2],
    ['the API says so', 300, undefined, 1],
    ['the answer says so', undefined, 60, 1],
    ['the answer overrules the API', 300, 0, 2],
  ])('is asked again or not: %s', async (_case, resultTtl, ttlOverride, times) => {
    await start({ defaultAuthentication: { ...LAMBDA, resultTtl } }, () =>
      ok({ isAuthorized: true, ttlOverride }),
    );
    await send({ authorization: 't' });
    await send({ authorization: 't' });
    expect(events).toHaveLength(times);
    await send({ authorization: 'u' });
    expect(events).toHaveLength(times + 1);
  });

  test('beside another mode: fields are open by directive', async () => {
    await start({ additionalAuthentication: [LAMBDA] });
    expect(await send({ authorization: 't' }, '{ forLambda }')).toMatchObject({ data: { forLambda: 'yes' } });
    expect(await send({ authorization: 't' }, '{ who }')).toMatchObject({
      errors: [{ errorType: 'Unauthorized' }],
    });
    expect(await send({ 'x-api-key': API_KEY }, '{ forLambda }')).toMatchObject({
      errors: [{ errorType: 'Unauthorized' }],
    });
  });

  test('a mode that is listed twice is refused at the start', async () => {
    await expect(
      start({ defaultAuthentication: LAMBDA, additionalAuthentication: [LAMBDA] }),
    ).rejects.toThrow('AWS_LAMBDA twice');
  });
});

describe('OpenID Connect', () => {
  let pool: UserPool;
  let provider: http.Server;
  let issuer: string;
  const now = Math.floor(Date.now() / 1_000);
  beforeAll(async () => {
    pool = await startUserPool();
    provider = http.createServer((request, response) => {
      if (request.url !== '/.well-known/openid-configuration') response.statusCode = 404;
      response.end(JSON.stringify({ issuer: `${issuer}/`, jwks_uri: pool.jwksUri }));
    });
    await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
    issuer = `http://127.0.0.1:${(provider.address() as { port: number }).port}`;
  });
  afterAll(() => {
    pool.stop();
    provider.closeAllConnections();
    provider.close();
  });
  const token = (claims: object = {}) =>
    pool.token({ iss: `${issuer}/`, aud: 'app1', token_use: undefined, ...claims });
  const oidc = (more: object = {}) => ({ type: 'OPENID_CONNECT', issuer, ...more }) as const;

  test('tokens of the provider are taken, with or without Bearer', async () => {
    await start({ defaultAuthentication: oidc() });
    for (const prefix of ['', 'Bearer '])
      expect(await send({ authorization: prefix + token() })).toEqual({
        status: 200,
        data: {
          identity: {
            sub: 'sub1',
            issuer: `${issuer}/`,
            claims: expect.objectContaining({ aud: 'app1' }) as object,
          },
          authType: 'Open ID Connect Authorization',
          domain: null,
        },
      });
  });

  test.each<[string, object, object]>([
    ['another client', { clientId: 'app' }, {}],
    ['no time of issue', {}, { iat: undefined }],
    ['a signature of another', {}, { kid: 'other' }],
  ])('%s is refused', async (what, config, claims) => {
    await start({ defaultAuthentication: oidc(config), additionalAuthentication: [{ type: 'API_KEY' }] });
    const sent = what.startsWith('a signature') ? `${token(claims).slice(0, -8)}AAAAAAAA` : token(claims);
    expect(await send({ authorization: sent })).toEqual(refused);
  });

  test.each<[string, object, object]>([
    ['its end', {}, { exp: now - 10 }],
    ['iatTTL', { iatTtl: 60_000 }, { iat: now - 61 }],
    ['authTTL', { authTtl: 60_000 }, { auth_time: now - 61 }],
  ])('a token is too old by %s', async (_case, config, claims) => {
    await start({ defaultAuthentication: oidc(config) });
    expect(await send({ authorization: token(claims) })).toEqual({
      status: 401,
      errors: [{ errorType: 'UnauthorizedException', message: 'Token has expired.' }],
    });
  });

  test.each([
    ['aud', 'app1|app2', {}],
    ['azp', 'web', { aud: 'x', azp: 'web' }],
    ['one of several aud', 'app2', { aud: ['x', 'app2'] }],
  ])('the client is found in %s', async (_case, clientId, claims) => {
    await start({ defaultAuthentication: oidc({ clientId }) });
    expect((await send({ authorization: token(claims) })).status).toBe(200);
  });

  test('beside another mode the issuer must be right; a token never goes to the authorizer', async () => {
    await start({ defaultAuthentication: LAMBDA, additionalAuthentication: [oidc()] });
    expect(await send({ authorization: token({ iss: 'https://other' }) })).toEqual(refused);
    expect(await send({ authorization: token() }, '{ forTokens }')).toMatchObject({
      data: { forTokens: 'yes' },
    });
    expect(events).toEqual([]);
    expect((await send({ authorization: 'opaque' })).status).toBe(200);
  });

  test('plain HTTP is for this machine only', async () => {
    await expect(
      start({ defaultAuthentication: { type: 'OPENID_CONNECT', issuer: 'http://example.com' } }),
    ).rejects.toThrow('must have https');
  });
});

test('a custom domain name is told to resolvers', async () => {
  await start({ domainNames: ['api.example.com'] });
  const ask = (host: string) =>
    new Promise<string>((resolve, reject) => {
      const request = http.request(
        api!.url,
        { method: 'POST', headers: { host, 'x-api-key': API_KEY } },
        (response) => {
          let text = '';
          response.on('data', (chunk: Buffer) => (text += chunk.toString()));
          response.on('end', () => {
            const { data } = JSON.parse(text) as { data: { who: string } };
            resolve((JSON.parse(data.who) as { domain: string }).domain);
          });
        },
      );
      request.on('error', reject);
      request.end(JSON.stringify({ query: QUERY }));
    });
  expect(await ask('API.example.com:443')).toBe('api.example.com');
  expect(await ask('other.example.com')).toBeNull();
});
