import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { BatchCollector } from '../../src/data-sources/batch-collector';
import { createHttpDataSource } from '../../src/data-sources/http';
import { portsWith } from './support/api';

interface Received {
  method?: string;
  url?: string;
  headers: http.IncomingHttpHeaders;
  body: string;
}

let server: http.Server;
let endpoint: string;
let received: Received[] = [];
beforeAll(async () => {
  server = http.createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      received.push({ method: request.method, url: request.url, headers: request.headers, body });
      response
        .writeHead(request.url === '/old' ? 302 : 418, { 'X-Answer': ['a', 'b'], Location: '/tea' })
        .end('{"tea":true}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  received = [];
});

const site = { name: 'Query.a', typeName: 'Query', fieldName: 'a', outputType: 'A', direct: false };
const scope = { arguments: {}, identity: null, batches: new BatchCollector() };
const request = {
  method: 'POST',
  resourcePath: '/tea',
  params: { headers: { 'x-mine': '1' }, query: { size: 2 }, body: { milk: true } },
};

test('the answer is the result, whatever its status', async () => {
  const source = createHttpDataSource({ type: 'HTTP', name: 'h', endpoint: `${endpoint}/` }, portsWith());
  expect(await source.call(request, site, scope)).toEqual({
    result: {
      statusCode: 418,
      headers: expect.objectContaining({ 'X-Answer': 'a, b', Location: '/tea' }) as object,
      body: '{"tea":true}',
    },
  });
  expect(received).toEqual([
    {
      method: 'POST',
      url: '/tea?size=2',
      headers: expect.objectContaining({ 'x-mine': '1' }) as object,
      body: '{"milk":true}',
    },
  ]);
});

test('a source with a signing configuration signs with its role', async () => {
  const configuration = {
    type: 'HTTP',
    name: 'h',
    endpoint,
    roleArn: 'arn:role',
    signing: { region: 'eu-west-1', service: 'states' },
  } as const;
  const roleCredentials = (arn: string) => ({
    accessKeyId: `ID-OF-${arn}`,
    secretAccessKey: 's',
    sessionToken: 't',
  });
  await createHttpDataSource(configuration, portsWith({ roleCredentials })).call(request, site, scope);
  expect(received[0]?.headers.authorization).toMatch(
    /^AWS4-HMAC-SHA256 Credential=ID-OF-arn:role\/\d{8}\/eu-west-1\/states\/aws4_request/,
  );
  expect(received[0]?.headers['x-amz-security-token']).toBe('t');
});

test('a redirect is an answer', async () => {
  const source = createHttpDataSource({ type: 'HTTP', name: 'h', endpoint }, portsWith());
  expect(await source.call({ method: 'GET', resourcePath: '/old' }, site, scope)).toMatchObject({
    result: { statusCode: 302 },
  });
});

test('no answer is an error', async () => {
  const source = createHttpDataSource(
    { type: 'HTTP', name: 'h', endpoint: 'http://127.0.0.1:1' },
    portsWith(),
  );
  expect(await source.call(request, site, scope)).toMatchObject({
    result: null,
    error: { type: 'Http:RequestFailed' },
  });
});

test('a request without a method ends the field', async () => {
  const source = createHttpDataSource({ type: 'HTTP', name: 'h', endpoint }, portsWith());
  await expect(source.call({ resourcePath: '/' }, site, scope)).rejects.toMatchObject({
    errorType: 'MappingTemplate',
    message: "Value for field '$[method]' not found.",
  });
});
