import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { functionUrlResourceType, FunctionUrls } from '../../src/lambda/function-urls';
import type { LocalAws, Resource } from '../../src/contract';
import { place, Surroundings } from './surroundings';

const functionArn = 'arn:aws:lambda:us-east-1:123456789012:function:previews';
const properties = { AuthType: 'AWS_IAM', TargetFunctionArn: functionArn };

let around: Surroundings;
let urls: FunctionUrls;
let server: http.Server;
let base: string;
let url: string;

/** Makes a function URL, as a template has it. */
async function make(more: Record<string, unknown> = {}): Promise<string> {
  const type = functionUrlResourceType(urls);
  const resource = {
    logicalId: 'Url',
    type: type.name,
    properties: { ...properties, ...more },
    metadata: {},
  };
  const identified: Resource = { ...resource, ...type.identify(resource, place) };
  await type.start?.(identified, undefined as unknown as LocalAws);
  return String(identified.attributes['FunctionUrl']);
}

beforeEach(async () => {
  around = new Surroundings();
  urls = new FunctionUrls(around.lambda, place, around.log);
  url = await make();
  server = http.createServer((request, response) => {
    response.setHeader('x-frame-options', 'DENY');
    void urls.answer(url, `/seen${request.url}`, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  base = `http://localhost:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

it('hands the path that it was given to the function, in payload format 2.0', async () => {
  around.answer = () => ({ ok: true, payload: { statusCode: 200, body: 'x' } });
  await fetch(`${base}/votings/1?a=1`, { headers: { 'user-agent': 'Twitterbot' } });
  expect(around.invocations.map((each) => each.functionArn)).toEqual([functionArn]);
  expect(around.invocations[0]!.payload as APIGatewayProxyEventV2).toMatchObject({
    version: '2.0',
    routeKey: '$default',
    rawPath: '/seen/votings/1',
    rawQueryString: 'a=1',
    headers: { 'user-agent': 'Twitterbot' },
    requestContext: {
      http: { method: 'GET', path: '/seen/votings/1' },
      apiId: new URL(url).host.split('.')[0],
    },
  });
});

it('answers what the function answers, bytes and all, beside the headers that are there', async () => {
  around.answer = () => ({
    ok: true,
    payload: {
      statusCode: 203,
      headers: { 'Content-Type': 'image/png' },
      body: Buffer.from([0x89, 0x50]).toString('base64'),
      isBase64Encoded: true,
    },
  });
  const answer = await fetch(base);
  expect([answer.status, answer.headers.get('content-type'), answer.headers.get('x-frame-options')]).toEqual([
    203,
    'image/png',
    'DENY',
  ]);
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(Buffer.from([0x89, 0x50]));
});

it('says that it failed, and no more, where the function fails', async () => {
  around.answer = () => ({ ok: false, error: 'Unhandled', errorMessage: 'out of luck', errorType: 'Error' });
  const answer = await fetch(base);
  expect([answer.status, await answer.text()]).toEqual([502, 'Internal Server Error']);
  expect(around.lines).toEqual([`${url}: out of luck`]);
});

it.each<[object, string]>([
  [{ AuthType: 'NONE' }, 'everybody may call'],
  [{ InvokeMode: 'RESPONSE_STREAM' }, 'stream'],
  [{ Cors: {} }, 'Cors'],
])('refuses what it would not serve: %j', async (more, says) => {
  await expect(make(more as Record<string, unknown>)).rejects.toThrow(says);
});

it('is the same after a restart, and another one for another resource', async () => {
  expect(await make()).toBe(url);
  await expect(urls.answer(`${url}x`, '/', undefined as never, undefined as never)).rejects.toThrow(
    'no function behind',
  );
});
