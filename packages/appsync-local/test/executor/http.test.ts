import { API_KEY, apiWith, type Served, serve } from './support/api';
import { answers, type FakeResolver } from './support/fake-isolate';

const SCHEMA = /* GraphQL */ `
  type Query {
    hello: String
    long: String
    context: AWSJSON
  }
  type Mutation {
    first: String
    second: String
  }
  type Subscription {
    onFirst: String @aws_subscribe(mutations: ["first"])
  }
`;

const contextOf: FakeResolver = ({ context }) => ({
  type: 'done',
  value: { headers: context.request.headers, variables: context.info.variables },
  effects: [{ type: 'addResponseHeader', name: 'X-Mine', value: 'yes' }],
});

let api: Served;
beforeAll(async () => {
  api = await serve(apiWith(SCHEMA), {
    'Query.hello': answers('world'),
    'Query.long': answers('x'.repeat(2_000)),
    'Query.context': contextOf,
    'Mutation.first': answers('one'),
    'Mutation.second': answers('two'),
  });
});
afterAll(() => api.close());

const key = { 'x-api-key': API_KEY };

test.each([
  ['', 'Request body is empty.'],
  ['meow', 'Unable to parse GraphQL query.'],
  ['{}', 'Unable to parse GraphQL query.'],
  ['[]', 'Unable to parse GraphQL query.'],
  ['{"query":"{ hello "}', 'Unable to parse GraphQL query.'],
  ['{"query":"{ hello }","variables":[1]}', 'Unable to parse GraphQL query.'],
])('a body of %j is answered 400', async (body, message) => {
  const response = await api.post(body);
  expect(response.status).toBe(400);
  expect(response.headers.get('x-amzn-errortype')).toBe('MalformedHttpRequestException');
  expect(await response.json()).toEqual({
    errors: [{ errorType: 'MalformedHttpRequestException', message }],
  });
});

test('a query of more than 15,000 tokens is refused', async () => {
  const response = await api.post(JSON.stringify({ query: `{ ${'hello '.repeat(15_001)} }` }));
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ errors: [{ message: 'Maximum char length exceeded' }] });
});

test('a body above the limit is refused without being kept', async () => {
  const response = await api.post(JSON.stringify({ query: `{ hello } #${'x'.repeat(1_100_000)}` }));
  expect(response.status).toBe(413);
});

test('GET carries the operation in its parameters', async () => {
  const parameters = new URLSearchParams({ query: 'query A { hello } query B { long }', operationName: 'A' });
  const response = await fetch(`${api.url}?${parameters.toString()}`, { headers: key });
  expect(await response.json()).toEqual({ data: { hello: 'world' } });
});

test('an operation name must name one of several operations', async () => {
  const answer = await api.ask('query A { hello } query B { hello }');
  expect(answer).toEqual({
    data: null,
    errors: [
      {
        path: null,
        locations: null,
        message: 'Must provide operation name if query contains multiple operations.',
      },
    ],
  });
});

test('subscriptions are not served over HTTP', async () => {
  const response = await api.post(JSON.stringify({ query: 'subscription { onFirst }' }));
  expect(response.status).toBe(400);
});

test('several mutations run in order', async () => {
  expect(await api.ask('mutation { b: second first }')).toEqual({ data: { b: 'two', first: 'one' } });
});

test('resolver code sees headers and variables, and sets headers', async () => {
  const response = await api.post(JSON.stringify({ query: '{ context }', variables: { a: 1 } }), {
    ...key,
    cookie: 'secret=1',
    'x-custom': 'c',
  });
  expect(response.headers.get('x-mine')).toBe('yes');
  const { data } = (await response.json()) as { data: { context: string } };
  const { headers, variables } = JSON.parse(data.context) as { headers: object; variables: object };
  expect(headers).toMatchObject({ 'x-custom': 'c', 'x-api-key': API_KEY });
  expect(headers).toHaveProperty('x-amzn-requestid', response.headers.get('x-amzn-requestid'));
  expect(headers).not.toHaveProperty('cookie');
  expect(variables).toEqual({ a: 1 });
});

test('every answer has a request id, and any origin may read it', async () => {
  const response = await api.post('{"query":"{ hello }"}');
  expect(response.headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/);
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  const preflight = await fetch(api.url, { method: 'OPTIONS' });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization');
});

test('answers from 1,000 bytes on are compressed for those who take it', async () => {
  const encodingOf = async (query: string, accepted: string) => {
    const response = await api.post(JSON.stringify({ query }), { ...key, 'accept-encoding': accepted });
    expect(((await response.json()) as { data: object }).data).toBeDefined();
    return response.headers.get('content-encoding');
  };
  expect(await encodingOf('{ long }', 'gzip')).toBe('gzip');
  expect(await encodingOf('{ long }', 'identity')).toBeNull();
  expect(await encodingOf('{ hello }', 'gzip')).toBeNull();
});

test('each operation leaves a line with its duration', async () => {
  await api.ask('mutation { second }');
  expect(api.logged.at(-1)).toMatchObject({
    kind: 'operation',
    level: 'info',
    message: expect.stringMatching(/^mutation second 200 \d+\.\d ms$/) as string,
  });
});
