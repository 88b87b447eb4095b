import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ApiConfiguration } from '../../src';
import { byKey, tokensOf, type Credentials } from './harness/callers';
import { RealtimeClient } from './harness/realtime';
import { page, toldCases, topic } from './harness/topic';
import { startVariant, type Variant } from './harness/variant';
import { target } from './harness/target';

const AUTHORIZATION = 'Configuring authorization and authentication to secure your GraphQL APIs';
const LAMBDA = { type: 'AWS_LAMBDA', authorizerUri: 'arn:authorizer' } as const;
const SCHEMA = `
  type Query { value: String who: AWSJSON }
  type Mutation { say(text: String): String }
  type Subscription { onSay: String @aws_subscribe(mutations: ["say"]) }`;

interface AuthorizerEvent {
  authorizationToken: string;
  requestContext: { queryString: string; operationName?: string; variables: unknown };
}

const by =
  (authorization: string): Credentials =>
  () =>
    Promise.resolve({ authorization });

const code = (value: string): string => `
  import { util } from '@aws-appsync/utils';
  export function request() { return {}; }
  export function response(ctx) { return ${value}; }`;
const resolver = (
  typeName: string,
  fieldName: string,
  value: string,
): ApiConfiguration['resolvers'][number] => ({
  kind: 'UNIT',
  typeName,
  fieldName,
  dataSourceName: 'none',
  code: code(value),
});

let variant: Variant | undefined;
const events: AuthorizerEvent[] = [];

async function start(change: Partial<ApiConfiguration>): Promise<Variant> {
  events.length = 0;
  const settings = {
    schema: SCHEMA,
    functions: [],
    additionalAuthentication: [],
    resolvers: [
      resolver('Query', 'value', 'util.autoId()'),
      resolver('Query', 'who', '{ identity: ctx.identity, mode: util.authType() }'),
      resolver('Mutation', 'say', 'ctx.args.text'),
    ],
    ...change,
  };
  const invokeLambda = (_arn: string, event: unknown) => {
    const asked = event as AuthorizerEvent;
    events.push(asked);
    const isAuthorized = asked.authorizationToken !== 'no';
    return Promise.resolve({
      ok: true as const,
      payload: { isAuthorized, resolverContext: { plan: 'gold' } },
    });
  };
  variant = await startVariant(settings, undefined, { invokeLambda });
  return variant;
}

async function connect(url: string, credentials: Credentials): Promise<RealtimeClient> {
  const client = await RealtimeClient.open({ credentials, url: `${url.replace('http', 'ws')}/realtime` });
  client.send({ type: 'connection_init' });
  return client;
}

topic('authorizers', () => {
  afterEach(() => variant?.close());

  toldCases([
    ...page(AUTHORIZATION, [
      {
        case: 'a Lambda authorizer lets callers in, and its context is their identity',
        localOnly: 'a setting of the API',
        async run() {
          const api = await start({ defaultAuthentication: LAMBDA });
          const { data } = await api.ask('{ who }', {}, by('yes'));
          expect(JSON.parse(String(data?.['who']))).toEqual({
            identity: { resolverContext: { plan: 'gold' } },
            mode: 'Lambda Authorization',
          });
        },
      },
      {
        case: 'whom it refuses gets 401',
        localOnly: 'a setting of the API',
        async run() {
          const api = await start({ defaultAuthentication: LAMBDA });
          expect(await api.answer('{ who }', {}, by('no'))).toMatchObject({
            status: 401,
            body: {
              errors: [
                {
                  errorType: 'UnauthorizedException',
                  message: 'You are not authorized to make this call.',
                },
              ],
            },
          });
        },
      },
      {
        case: 'an OpenID provider is found by its discovery document',
        localOnly: 'a setting of the API',
        async run() {
          const { IdToken } = await tokensOf('reader');
          const claims = JSON.parse(Buffer.from(IdToken.split('.')[1] ?? '', 'base64url').toString()) as {
            iss: string;
            sub: string;
          };
          const provider = http.createServer((_request, response) => {
            const jwks = `${target.userPoolEndpoint.replace(/\/$/, '')}/${target.userPoolId}/.well-known/jwks.json`;
            response.end(JSON.stringify({ issuer: claims.iss, jwks_uri: jwks }));
          });
          provider.listen(0, 'localhost');
          await once(provider, 'listening');
          const issuer = `http://localhost:${(provider.address() as AddressInfo).port}`;
          const api = await start({ defaultAuthentication: { type: 'OPENID_CONNECT', issuer } });
          const { data } = await api.ask('{ who }', {}, by(IdToken));
          provider.close();
          expect(JSON.parse(String(data?.['who']))).toMatchObject({
            identity: { sub: claims.sub, issuer: claims.iss },
            mode: 'Open ID Connect Authorization',
          });
        },
      },
    ]),
    ...page('Events of authorizers, seen', [
      {
        case: 'connecting clients are asked about by a name of the service’s own, each start by its operation',
        localOnly: 'a setting of the API',
        async run() {
          const api = await start({ defaultAuthentication: LAMBDA });
          const client = await connect(api.url, by('yes'));
          await client.frame(({ type }) => type === 'connection_ack');
          const subscription = 'subscription S { onSay }';
          expect(await client.subscribe('1', subscription, {}, by('yes'))).toMatchObject({
            type: 'start_ack',
          });
          expect(await client.subscribe('2', subscription, {}, by('no'))).toMatchObject({ type: 'error' });
          await api.ask('mutation { say(text: "hello") }', {}, by('yes'));
          expect((await client.frame(({ type }) => type === 'data')).payload).toEqual({
            data: { onSay: 'hello' },
          });
          client.close();
          expect(events.map(({ requestContext }) => requestContext)).toMatchObject([
            { queryString: '', operationName: 'Deepdish:Connect', variables: {} },
            { queryString: subscription },
            { queryString: subscription },
            { queryString: 'mutation { say(text: "hello") }' },
          ]);
        },
      },
      {
        case: 'a refusal at connect is a connection_error',
        localOnly: 'a setting of the API',
        async run() {
          const api = await start({ defaultAuthentication: LAMBDA });
          const client = await connect(api.url, by('no'));
          expect((await client.frame(({ type }) => type === 'connection_error')).payload).toMatchObject({
            errors: [{ errorType: 'UnauthorizedException', errorCode: 400 }],
          });
          client.close();
        },
      },
    ]),
    ...page(AUTHORIZATION, [
      {
        case: 'a key is looked at first, and the authorizer not asked',
        localOnly: 'a setting of the API',
        async run() {
          const api = await start({
            defaultAuthentication: { type: 'API_KEY' },
            additionalAuthentication: [LAMBDA],
          });
          expect((await api.ask('{ value }', {}, byKey)).errors).toBeUndefined();
          expect(events).toEqual([]);
        },
      },
    ]),
  ]);
});
