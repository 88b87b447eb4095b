import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { HttpApis } from '../../src/http-api/http-apis';
import { httpApiResourceTypes } from '../../src/http-api/resource-types';
import type { LocalAws, Resource } from '../../src/contract';
import { place, Surroundings } from './surroundings';

const functionArn = 'arn:aws:lambda:us-east-1:123456789012:function:webhook';

let around: Surroundings;
let apis: HttpApis;
let server: http.Server;
let base: string;

beforeEach(async () => {
  around = new Surroundings();
  apis = new HttpApis(around.lambda, place, around.log);
  server = http.createServer((request, response) => {
    if (!apis.handle(request, response)) response.writeHead(418).end();
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  base = `http://localhost:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** Starts an API with these routes, as a template has it. */
async function start(routeKeys: string[], stage: object = {}, more: object = {}): Promise<void> {
  const resourceTypes = httpApiResourceTypes(apis, base);
  const make = async (
    type: string,
    logicalId: string,
    properties: Record<string, unknown>,
  ): Promise<Resource> => {
    const resourceType = resourceTypes.find((candidate) => candidate.name === `AWS::ApiGatewayV2::${type}`)!;
    const resource = { logicalId, type: resourceType.name, properties, metadata: {} };
    const identified = { ...resource, ...resourceType.identify(resource, place) };
    await resourceType.start?.(identified, undefined as unknown as LocalAws);
    return identified;
  };
  const { ref: ApiId } = await make('Api', 'Api', { Name: 'payments', ProtocolType: 'HTTP' });
  const integration = await make('Integration', 'Integration', {
    ApiId,
    IntegrationType: 'AWS_PROXY',
    IntegrationUri: functionArn,
    PayloadFormatVersion: '2.0',
    ...more,
  });
  for (const RouteKey of routeKeys)
    await make('Route', RouteKey, { ApiId, RouteKey, Target: `integrations/${integration.ref}` });
  await make('Stage', 'Stage', { ApiId, StageName: '$default', AutoDeploy: true, ...stage });
}
const received = () => around.invocations.map(({ payload }) => payload as APIGatewayProxyEventV2);

it('hands a request to the function in payload format 2.0, its body untouched', async () => {
  await start(['POST /webhooks/stripe']);
  around.answer = () => ({
    ok: true,
    payload: { statusCode: 202, headers: { 'X-Seen': 'yes' }, body: 'thanks' },
  });

  const response = await fetch(`${base}/webhooks/stripe?a=1&a=2`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'stripe-signature': 't=1', cookie: 'x=1; y=2' },
    body: '{ "amount":  5 }',
  });

  expect(response.status).toBe(202);
  expect(response.headers.get('x-seen')).toBe('yes');
  expect(await response.text()).toBe('thanks');
  expect(around.invocations[0]?.functionArn).toBe(functionArn);
  expect(received()[0]).toMatchObject({
    version: '2.0',
    routeKey: 'POST /webhooks/stripe',
    rawPath: '/webhooks/stripe',
    rawQueryString: 'a=1&a=2',
    queryStringParameters: { a: '1,2' },
    cookies: ['x=1', 'y=2'],
    headers: { 'stripe-signature': 't=1' },
    requestContext: { http: { method: 'POST', path: '/webhooks/stripe' }, stage: '$default' },
    body: '{ "amount":  5 }',
    isBase64Encoded: false,
  });
  expect(received()[0]?.requestContext.time).toMatch(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/);
});

it('encodes what is no text', async () => {
  await start(['POST /files']);
  const bytes = Buffer.from([0, 255, 1]);
  around.answer = () => ({
    ok: true,
    payload: { statusCode: 200, body: bytes.toString('base64'), isBase64Encoded: true },
  });
  const response = await fetch(`${base}/files`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: bytes,
  });
  expect(received()[0]).toMatchObject({ body: bytes.toString('base64'), isBase64Encoded: true });
  expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes);
});

it('takes a plain answer for the body', async () => {
  await start(['GET /plain']);
  around.answer = () => ({ ok: true, payload: { received: true } });
  const response = await fetch(`${base}/plain`);
  expect(response.headers.get('content-type')).toBe('application/json');
  expect(await response.json()).toEqual({ received: true });
});

it('prefers the most specific route, and leaves other requests to the front door', async () => {
  await start(['ANY /files/{proxy+}', 'GET /files/{name}', 'GET /files/list']);
  for (const [method, path] of [
    ['GET', 'list'],
    ['GET', 'a%20b'],
    ['GET', 'a/b'],
    ['PUT', 'list'],
  ] as const)
    await fetch(`${base}/files/${path}`, { method });
  expect(received().map(({ routeKey, pathParameters }) => [routeKey, pathParameters])).toEqual([
    ['GET /files/list', undefined],
    ['GET /files/{name}', { name: 'a b' }],
    ['ANY /files/{proxy+}', { proxy: 'a/b' }],
    ['ANY /files/{proxy+}', { proxy: 'list' }],
  ]);
  expect((await fetch(`${base}/graphql`)).status).toBe(418);
});

it('answers 500 for a function that fails, and keeps its message to itself', async () => {
  await start(['GET /broken']);
  around.answer = () => ({
    ok: false,
    error: 'Unhandled',
    errorMessage: 'secret detail',
    errorType: 'Error',
  });
  const response = await fetch(`${base}/broken`);
  expect(response.status).toBe(500);
  expect(await response.json()).toEqual({ message: 'Internal Server Error' });
  expect(around.lines.join()).toContain('secret detail');
});

it('throttles as the stage says', async () => {
  await start(['GET /plain'], {
    DefaultRouteSettings: { ThrottlingRateLimit: 0.001, ThrottlingBurstLimit: 2 },
  });
  const statuses = [];
  for (let call = 0; call < 3; call += 1) statuses.push((await fetch(`${base}/plain`)).status);
  expect(statuses).toEqual([200, 200, 429]);
  expect(around.invocations).toHaveLength(2);
});

it('refuses APIs that it cannot serve', async () => {
  await expect(start(['nonsense'])).rejects.toThrow('nonsense');
  const [api] = httpApiResourceTypes(apis, base);
  const socket = { logicalId: 'A', type: api!.name, metadata: {}, properties: { ProtocolType: 'WEBSOCKET' } };
  expect(() => api!.identify(socket, place)).toThrow('only HTTP APIs');
});

describe('limits', () => {
  const at = (route: string, init?: RequestInit): Promise<Response> => fetch(base + route, init);

  it('a function that is late is not waited for', async () => {
    await start(['GET /late'], {}, { TimeoutInMillis: 50 });
    around.lambda.invoke = () => new Promise(() => undefined);
    const response = await at('/late');
    expect([response.status, await response.json()]).toEqual([503, { message: 'Service Unavailable' }]);
  });

  it.each([{ statusCode: 5 }, { statusCode: 200, headers: { 'x-a': 'two\nlines' } }, { statusCode: 'x' }])(
    'a malformed answer is a failure: %j',
    async (payload) => {
      await start(['GET /odd']);
      around.answer = () => ({ ok: true, payload });
      const response = await at('/odd');
      expect([response.status, await response.json()]).toEqual([500, { message: 'Internal Server Error' }]);
    },
  );

  it('headers have 10,240 bytes', async () => {
    await start(['GET /large']);
    expect((await at('/large', { headers: { 'x-large': 'a'.repeat(10_240) } })).status).toBe(431);
    expect(around.invocations).toEqual([]);
  });

  it('an integration takes 30 seconds at most', async () => {
    await expect(start(['GET /'], {}, { TimeoutInMillis: 30_001 })).rejects.toThrow('TimeoutInMillis');
  });
});
