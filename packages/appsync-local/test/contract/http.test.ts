import { byKey, byUser } from './harness/callers';
import { ask, askJson, post, type Answer } from './harness/graphql';
import { target } from './harness/target';
import { cases, page, toldCases, topic } from './harness/topic';

const CAPTURED = 'Answers of the service, captured';
const QUOTAS = 'AWS General Reference: AWS AppSync endpoints and quotas';
const REQUEST_ID = /^[\w-]{36}$/;

/** What the service answers to a request that holds no operation. */
const malformed = (message: string): object => ({
  errors: [{ errorType: 'MalformedHttpRequestException', message }],
});
const UNPARSABLE = malformed('Unable to parse GraphQL query.');

const at = (line: number, column: number): object[] => [{ line, column, sourceName: null }];

/** Runs the field whose code defines response headers. */
const define = (set: Record<string, string>): Promise<Answer> =>
  ask('query($v: AWSJSON!) { headers(set: $v) }', { v: JSON.stringify(set) });

topic('HTTP endpoint', () => {
  cases(
    page(CAPTURED, [
      { case: 'an empty body', body: '', answer: malformed('Request body is empty.') },
      { case: 'a body that is no JSON', body: '{', answer: UNPARSABLE },
      { case: 'an empty object', body: '{}', answer: UNPARSABLE },
      { case: 'a list', body: '[{"query":"{ forKey }"}]', answer: UNPARSABLE },
      { case: 'a query that is no GraphQL', body: '{"query":"{ forKey"}', answer: UNPARSABLE },
      { case: 'a query that is no text', body: '{"query":1}', answer: UNPARSABLE },
    ]).map((row) => ({ ...row, case: `${row.case} is answered with 400` })),
    async ({ body, answer }) => {
      const { status, headers, body: answered } = await post(body);
      expect(status).toBe(400);
      expect(answered).toEqual(answer);
      expect(headers.get('x-amzn-errortype')).toBe('MalformedHttpRequestException');
    },
  );

  cases(
    page(CAPTURED, [
      {
        case: 'an unknown field',
        query: '{ nothing }',
        message:
          "Validation error of type FieldUndefined: Field 'nothing' in type 'Query' is undefined @ 'nothing'",
        locations: at(1, 3),
      },
      {
        case: 'an unknown field further down',
        query: '{ shape(value: "{}") { inner { nothing } } }',
        message:
          "Validation error of type FieldUndefined: Field 'nothing' in type 'Shape' is undefined @ 'shape/inner/nothing'",
        locations: at(1, 32),
      },
      {
        case: 'a missing argument',
        query: '{ cached }',
        message: "Validation error of type MissingFieldArgument: Missing field argument id @ 'cached'",
        locations: at(1, 3),
      },
      {
        case: 'an unknown type',
        query: 'query($v: Nothing) { forKey }',
        message: /^Validation error of type UnknownType: Unknown type Nothing/,
      },
      {
        case: 'a literal of a wrong type',
        query: '{ scalars(int: "x") }',
        message:
          /^Validation error of type WrongType: argument 'int' with value '.*' is not a valid 'Int' @ 'scalars'$/,
      },
      {
        case: 'an input literal that lacks a field',
        query: '{ scalars(item: {size: 1}) }',
        message:
          /^Validation error of type WrongType: argument 'item' with value '.*' is missing required fields '\[name\]' @ 'scalars'$/,
      },
      {
        case: 'an object without a selection',
        query: '{ shape(value: "{}") }',
        message: /^Validation error of type SubSelectionRequired/,
      },
    ] as { case: string; query: string; message: string | RegExp; locations?: object[] }[]).map((row) => ({
      ...row,
      case: `${row.case} is a validation error, with status 200 and no data`,
    })),
    async ({ query, message, locations }) => {
      const { status, body } = await ask(query);
      expect(status).toBe(200);
      expect(body.data).toBeNull();
      const [error] = body.errors ?? [];
      expect(error?.message).toEqual(typeof message === 'string' ? message : expect.stringMatching(message));
      expect(Object.keys(error ?? {}).sort()).toEqual(['locations', 'message', 'path']);
      expect(error?.path).toBeNull();
      if (locations) expect(error?.locations).toEqual(locations);
    },
  );

  cases(
    page(CAPTURED, [
      {
        case: 'null for a non-null variable',
        query: 'query($v: ID!) { cached(id: $v) }',
        variables: { v: null },
        message: "Variable 'v' has coerced Null value for NonNull type 'ID!'",
      },
      {
        case: 'a non-null variable that is missing',
        query: 'query($v: ID!) { cached(id: $v) }',
        variables: {},
        message: "Variable 'v' has coerced Null value for NonNull type 'ID!'",
      },
      {
        case: 'null inside an input, which names the outer variable',
        query: 'query($v: ItemInput) { scalars(item: $v) }',
        variables: { v: { name: null } },
        message: "Variable 'v' has coerced Null value for NonNull type 'String!'",
      },
      {
        case: 'an unknown field of an input',
        query: 'query($v: ItemInput) { scalars(item: $v) }',
        variables: { v: { name: 'n', other: 1 } },
        message:
          "The variables input contains a field that is not defined for input object type 'ItemInput' ",
      },
    ]).map((row) => ({ ...row, case: `${row.case} is refused with status 200 and no data` })),
    async ({ query, variables, message }) => {
      const { status, body } = await ask(query, variables);
      expect(status).toBe(200);
      expect(body.data).toBeNull();
      expect(body.errors).toEqual([expect.objectContaining({ path: null, message })]);
    },
  );

  toldCases([
    ...page(CAPTURED, [
      {
        case: 'errors is absent when there are none',
        run: async () => expect(Object.keys((await ask('{ forKey }')).body)).toEqual(['data']),
      },
      {
        case: 'answers carry a request id and the tokens consumed',
        async run() {
          const { headers } = await ask('{ forKey }');
          expect(headers.get('x-amzn-requestid')).toMatch(REQUEST_ID);
          expect(Number(headers.get('x-amzn-appsync-tokensconsumed'))).toBeGreaterThanOrEqual(1);
          expect(headers.get('content-type')).toContain('application/json');
        },
      },
      {
        case: 'a body of type application/graphql is read as JSON',
        async run() {
          const response = await fetch(target.endpoint, {
            method: 'POST',
            headers: { 'x-api-key': target.apiKey, 'content-type': 'application/graphql' },
            body: '{"query":"{ forKey }"}',
          });
          expect(((await response.json()) as { data: object }).data).toHaveProperty('forKey');
        },
      },
      {
        case: 'GET takes query, variables and operationName as parameters',
        async run() {
          const url = new URL(target.endpoint);
          url.searchParams.set('query', 'query A { a: forKey } query B($v: Int) { scalars(int: $v) }');
          url.searchParams.set('variables', '{"v":5}');
          url.searchParams.set('operationName', 'B');
          const response = await fetch(url, { headers: { 'x-api-key': target.apiKey } });
          expect(await response.json()).toEqual({ data: { scalars: '{"int":5}' } });
        },
      },
      {
        case: 'operationName picks among the operations of a document',
        async run() {
          const query = 'query A { a: forKey } query B { b: forKey }';
          const { body } = await post(JSON.stringify({ query, operationName: 'B' }));
          expect(body.data).toEqual({ b: expect.any(String) as unknown });
        },
      },
      {
        case: 'several operations without operationName are refused',
        async run() {
          const { body } = await ask('query A { forKey } query B { forKey }');
          expect(body.data ?? null).toBeNull();
          expect(body.errors).toHaveLength(1);
        },
      },
      {
        case: 'variables may be null',
        run: async () =>
          expect((await post('{"query":"{ forKey }","variables":null}')).body.errors).toBeUndefined(),
      },
      {
        case: 'subscriptions are not served over HTTP',
        async run() {
          const { body } = await ask('subscription { onMessage { id } }');
          expect(body.data ?? null).toBeNull();
          expect(body.errors).toHaveLength(1);
        },
      },
    ]),
    ...page('GraphQL specification: introspection', [
      {
        case: 'the schema tells itself, AWS scalars included',
        async run() {
          const { body } = await ask(
            '{ __schema { queryType { name } types { name } } __type(name: "AWSDateTime") { kind } }',
          );
          expect(body.data).toMatchObject({
            __schema: { queryType: { name: 'Query' } },
            __type: { kind: 'SCALAR' },
          });
        },
      },
      {
        case: '__typename is answered',
        run: async () =>
          expect((await ask('{ __typename document { __typename } }')).body.data).toEqual({
            __typename: 'Query',
            document: { __typename: 'Document' },
          }),
      },
    ]),
    ...page('HTTP helpers in util.http', [
      {
        case: 'addResponseHeader sets headers of the answer, the last one counts',
        async run() {
          const { headers } = await define({ 'X-Two': '2', 'x-one': '0' });
          expect([headers.get('x-one'), headers.get('x-two')]).toEqual(['1', '2']);
        },
      },
      {
        case: 'the names of the service are not for code to define: ignored, with an error',
        async run() {
          const { status, headers, body } = await define({ 'x-amzn-RequestId': 'mine' });
          expect(status).toBe(200);
          expect(body.data).toHaveProperty('headers', expect.any(String));
          expect(body.errors).toMatchObject([{ errorType: 'ResponseHeaderError', path: ['headers'] }]);
          expect(headers.get('x-amzn-requestid')).toMatch(REQUEST_ID);
          expect((await define({ 'X-Amz-Mine': '1' })).headers.get('x-amz-mine')).toBeNull();
        },
      },
      {
        case: 'a header that no answer could carry breaks nothing',
        async run() {
          expect((await define({ 'no name': '1' })).status).toBe(200);
          expect((await define({ 'x-two': 'lines\r\nx-three: 3' })).headers.get('x-three')).toBeNull();
        },
      },
      {
        case: 'headers of more than 4 KB are left out',
        run: async () =>
          expect((await define({ 'x-large': 'x'.repeat(4096) })).headers.get('x-large')).toBeNull(),
      },
      {
        case: 'copyHeaders leaves out the headers of a connection',
        async run() {
          const { value } = await askJson('query', 'headers', 'set', {});
          expect(value).toHaveProperty('x-api-key');
          for (const name of ['host', 'connection', 'content-length']) expect(value).not.toHaveProperty(name);
        },
      },
    ]),
    ...page('Configuring server-side caching and API payload compression', [
      {
        case: 'answers from 1,000 bytes on are compressed for those who take it',
        async run() {
          const long = JSON.stringify({ text: 'x'.repeat(2000) });
          const request = (size: string): Promise<Response> =>
            fetch(target.endpoint, {
              method: 'POST',
              headers: { 'x-api-key': target.apiKey, 'accept-encoding': 'gzip' },
              body: JSON.stringify({
                query: 'query($v: AWSJSON!) { shape(value: $v) { text } }',
                variables: { v: size },
              }),
            });
          expect((await request(long)).headers.get('content-encoding')).toBe('gzip');
          expect((await request('{"text":"short"}')).headers.get('content-encoding')).toBeNull();
        },
      },
    ]),
    ...page(QUOTAS, [
      {
        case: 'a query of more than 15,000 tokens is refused',
        async run() {
          const query = `{ ${Array.from({ length: 5001 }, (_, index) => `a${index}: forKey`).join(' ')} }`;
          const { body } = await post(JSON.stringify({ query }));
          expect(body.data ?? null).toBeNull();
          expect(body.errors?.[0]?.message).toBe('Maximum char length exceeded');
        },
      },
      {
        case: 'a body of more than 1 MB is refused, a smaller one read',
        localOnly: 'no limit of the body is published',
        async run() {
          const body = (size: number): string => `{"query":"{ forKey }","padding":"${'x'.repeat(size)}"}`;
          expect((await post(body(1_100_000))).status).toBe(413);
          expect((await post(body(900_000))).status).toBe(200);
        },
      },
      {
        case: 'a query of just under 15,000 tokens runs',
        async run() {
          const aliases = Array.from({ length: 4990 }, (_, index) => `a${index}: unresolved`).join(' ');
          const { status, body } = await post(JSON.stringify({ query: `{ ${aliases} }` }));
          expect([status, Object.keys(body.data ?? {}).length]).toEqual([200, 4990]);
        },
      },
    ]),
    ...page('CORS, as the console and browsers of any origin use it', [
      {
        case: 'a preflight of any origin is permitted',
        async run() {
          const response = await fetch(target.endpoint, {
            method: 'OPTIONS',
            headers: {
              origin: 'https://example.com',
              'access-control-request-method': 'POST',
              'access-control-request-headers': 'x-api-key,authorization',
            },
          });
          expect(response.ok).toBe(true);
          expect(response.headers.get('access-control-allow-origin')).toBe('*');
          expect((await ask('{ forKey }', {}, byKey)).headers.get('access-control-allow-origin')).toBe('*');
        },
      },
    ]),
  ]);
});

const CACHING = 'Configuring server-side caching and API payload compression';

async function answerOf(field: string, args: string, by = byKey): Promise<unknown> {
  const { body } = await ask(`{ ${field}(${args}) }`, {}, by);
  if (body.errors) throw new Error(JSON.stringify(body.errors));
  return body.data?.[field];
}

/** The answer to a caller who has a value for each of the caching keys. */
const toReader = (args: string): Promise<unknown> => answerOf('cached', args, byUser('reader'));

async function forget(keys: object): Promise<unknown> {
  const { body } = await ask('mutation($k: AWSJSON!) { forget(keys: $k) }', { k: JSON.stringify(keys) });
  return body.extensions?.['apiCacheEntriesDeleted'];
}

topic('server cache', () => {
  const id = `"${crypto.randomUUID()}"`;
  toldCases([
    ...page('aws-appsync-community 224', [
      {
        case: 'nothing is kept for a caller who has no value for a key',
        run: async () =>
          expect(await answerOf('cached', `id: ${id}`)).not.toBe(await answerOf('cached', `id: ${id}`)),
      },
    ]),
    ...page(CACHING, [
      {
        case: 'a resolver with a caching configuration runs once for the same keys',
        run: async () => expect(await toReader(`id: ${id}`)).toBe(await toReader(`id: ${id}`)),
      },
      {
        case: 'another value of a key is another entry',
        run: async () => expect(await toReader('id: "other"')).not.toBe(await toReader(`id: ${id}`)),
      },
      {
        case: 'what is no key makes no difference',
        run: async () => expect(await toReader(`id: ${id}, other: "x"`)).toBe(await toReader(`id: ${id}`)),
      },
      {
        case: 'a key may be part of the identity',
        async run() {
          const mine = await answerOf('cached', `id: ${id}`, byUser('reader'));
          expect(await answerOf('cached', `id: ${id}`, byUser('reader'))).toBe(mine);
          expect(await answerOf('cached', `id: ${id}`, byUser('editor'))).not.toBe(mine);
        },
      },
      {
        case: 'a resolver without one runs each time when caching is per resolver',
        run: async () =>
          expect(await answerOf('uncached', 'id: "a"')).not.toBe(await answerOf('uncached', 'id: "a"')),
      },
      {
        case: 'an entry ends with its time to live',
        async run() {
          const before = await answerOf('briefly', `id: ${id}`);
          await new Promise((resolve) => setTimeout(resolve, 1200));
          expect(await answerOf('briefly', `id: ${id}`)).not.toBe(before);
        },
      },
      {
        case: 'a mutation evicts an entry by its keys, and says how many went',
        async run() {
          const by = byUser('reader');
          const before = await answerOf('cached', 'id: "evicted"', by);
          const { value } = await askAsReader();
          expect(await forget({ 'context.arguments.id': 'evicted', 'context.identity.sub': value })).toBe(1);
          expect(await answerOf('cached', 'id: "evicted"', by)).not.toBe(before);
        },
      },
      {
        case: 'an eviction of what is not there says 0',
        run: async () =>
          expect(await forget({ 'context.arguments.id': 'never', 'context.identity.sub': 'nobody' })).toBe(0),
      },
    ]),
  ]);
});

async function askAsReader(): Promise<{ value: unknown }> {
  const { body } = await ask('{ context }', {}, byUser('reader'));
  const { identity } = JSON.parse(String(body.data?.['context'])) as { identity: { sub: string } };
  return { value: identity.sub };
}
