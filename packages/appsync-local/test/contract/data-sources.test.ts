import { ask, askJson } from './harness/graphql';
import { cases, page, toldCases, topic } from './harness/topic';
import { target } from './harness/target';

const LAMBDA = 'JavaScript resolver function reference for Lambda';
const DIRECT = 'Resolver mapping template reference for Lambda: direct Lambda resolvers';
const HTTP = 'JavaScript resolver function reference for HTTP';

interface Outcome {
  result?: unknown;
  error?: { type: string; message: string; unhandledErrorType?: string | null };
}

async function invoke(payload: unknown, more: object = {}): Promise<Outcome> {
  const request = { operation: 'Invoke', payload, ...more };
  const { value, errors } = await askJson('query', 'function', 'request', request);
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return value as Outcome;
}

interface Shelf {
  id: string;
  author: { book: string; batch: number } | null;
}

async function shelf(size: number, failing = false): Promise<{ books: Shelf[]; errors: unknown[] }> {
  const { body } = await ask('query($n: Int!, $f: Boolean) { shelf(size: $n, failing: $f) { id author } }', {
    n: size,
    f: failing,
  });
  const books = (body.data?.['shelf'] as { id: string; author: string | null }[]).map(({ id, author }) => ({
    id,
    author: author === null ? null : (JSON.parse(author) as Shelf['author']),
  }));
  return { books, errors: body.errors ?? [] };
}

topic('Lambda data source', () => {
  cases(
    page(LAMBDA, [
      {
        case: 'the event is the payload alone',
        payload: { a: [1, null] },
        result: { event: { a: [1, null] } },
      },
      { case: 'an answer may be any JSON', payload: { answer: [1, 'two', null] }, result: [1, 'two', null] },
      { case: 'an answer may be null', payload: { answer: null }, result: null },
    ]),
    async ({ payload, result }) => {
      expect(await invoke(payload)).toEqual({ result });
    },
  );

  toldCases([
    ...page(LAMBDA, [
      {
        case: 'an Event invocation answers null and does not wait',
        run: async () =>
          expect((await invoke({ sleepMs: 1000 }, { invocationType: 'Event' })).result ?? null).toBeNull(),
      },
      {
        case: 'a request with an unknown operation is refused',
        async run() {
          const { errors } = await askJson('query', 'function', 'request', { operation: 'Call' });
          expect(errors[0]).toMatchObject({ errorType: 'MappingTemplate' });
        },
      },
    ]),
    ...page('Answers of the service, captured', [
      {
        case: 'a function that throws is Lambda:Unhandled, with its message and the name of the error',
        run: async () =>
          expect((await invoke({ throw: { name: 'TypeError', message: 'no such thing' } })).error).toEqual({
            type: 'Lambda:Unhandled',
            message: 'no such thing',
            unhandledErrorType: 'TypeError',
          }),
      },
      {
        case: 'a function that takes too long is Sandbox.Timedout',
        run: async () =>
          expect((await invoke({ sleepMs: 3000 })).error).toMatchObject({
            type: 'Lambda:Unhandled',
            unhandledErrorType: 'Sandbox.Timedout',
          }),
      },
    ]),
    ...page(`${LAMBDA}: BatchInvoke`, [
      {
        case: 'a list of 7 with maxBatchSize 3 costs three invocations, each answer at its place',
        async run() {
          const { books, errors } = await shelf(7);
          expect(errors).toEqual([]);
          expect(books.map(({ id, author }) => [id, author?.book])).toEqual(
            ['0', '1', '2', '3', '4', '5', '6'].map((id) => [id, id]),
          );
          expect(books.map(({ author }) => author?.batch).sort()).toEqual([1, 3, 3, 3, 3, 3, 3]);
        },
      },
      {
        case: 'a batch that throws fails every entry of it',
        async run() {
          const { books, errors } = await shelf(2, true);
          expect(books.map(({ author }) => author)).toEqual([null, null]);
          const entry = { errorType: 'Lambda:Unhandled', message: 'no such shelf' };
          expect(errors).toHaveLength(2);
          for (const index of [0, 1])
            expect(errors).toContainEqual(
              expect.objectContaining({ ...entry, path: ['shelf', index, 'author'] }),
            );
        },
      },
    ]),
    ...page(DIRECT, [
      {
        case: 'the event is the context object',
        async run() {
          const { value } = await askJson('query', 'directFunction', 'order', {});
          expect((value as { event: unknown }).event).toMatchObject({
            arguments: { order: {} },
            identity: null,
            source: null,
            request: {
              headers: expect.objectContaining({ 'x-api-key': target.apiKey }) as unknown,
              domainName: null,
            },
            prev: null,
            info: {
              selectionSetList: [],
              parentTypeName: 'Query',
              fieldName: 'directFunction',
              variables: expect.any(Object) as unknown,
            },
            stash: {},
          });
        },
      },
      {
        case: 'what the function answers is the value',
        run: async () =>
          expect((await askJson('query', 'directFunction', 'order', { answer: { a: 1 } })).value).toEqual({
            a: 1,
          }),
      },
      {
        case: 'what it throws is the error, by its name',
        async run() {
          const { value, errors } = await askJson('query', 'directFunction', 'order', {
            throw: { name: 'NotFound', message: 'gone' },
          });
          expect(value).toBeNull();
          expect(errors).toEqual([
            expect.objectContaining({ errorType: 'NotFound', message: 'gone', data: null, errorInfo: null }),
          ]);
        },
      },
      {
        case: 'an error named UnauthorizedException is told in the words of the service',
        async run() {
          const { errors } = await askJson('query', 'directFunction', 'order', {
            throw: { name: 'UnauthorizedException', message: 'secret' },
          });
          expect(errors[0]?.message).toBe('You are not authorized to make this call.');
        },
      },
      {
        case: 'a direct batch answers data, or errorMessage, errorType and data, for each entry',
        async run() {
          const { body } = await ask('{ shelf(size: 3) { shelfmark } }');
          expect(body.data).toEqual({
            shelf: [{ shelfmark: 'S0' }, { shelfmark: null }, { shelfmark: 'S2' }],
          });
          expect(body.errors).toEqual([
            expect.objectContaining({
              path: ['shelf', 1, 'shelfmark'],
              errorType: 'Lost',
              message: 'Book 1 is lost.',
            }),
          ]);
        },
      },
    ]),
  ]);
});

/** The HTTP data source calls the API itself, the `forKey` field by default. */
async function callHttp(field: 'http' | 'signedHttp', params: object, more: object = {}): Promise<Outcome> {
  const { value, errors } = await askJson('query', field, 'request', {
    method: 'POST',
    resourcePath: '/graphql',
    params,
    ...more,
  });
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return value as Outcome;
}

topic('HTTP data source', () => {
  toldCases(
    page(HTTP, [
      {
        case: 'the answer is status, headers and body as text',
        async run() {
          const { result } = await callHttp('http', {
            headers: { 'x-api-key': target.apiKey, 'content-type': 'application/json' },
            body: { query: '{ forKey }' },
          });
          expect(result).toEqual({
            statusCode: 200,
            headers: expect.anything() as unknown,
            body: expect.stringMatching(/^\{"data":\{"forKey":"[\w-]+"\}\}$/) as unknown,
          });
        },
      },
      {
        case: 'header names of the answer keep the spelling of the origin',
        async run() {
          const { result } = await callHttp('http', {
            headers: { 'x-api-key': target.apiKey, 'content-type': 'application/json' },
            body: { query: '{ headers(set: "{\\"X-Mine\\": \\"1\\"}") }' },
          });
          expect(result).toMatchObject({ headers: { 'x-amzn-RequestId': expect.any(String) as unknown } });
        },
      },
      {
        case: 'a body that is text goes out as it is',
        async run() {
          const { result } = await callHttp('http', {
            headers: { 'x-api-key': target.apiKey },
            body: '{"query":"{ forKey }"}',
          });
          expect(result).toMatchObject({ statusCode: 200 });
        },
      },
      {
        case: 'a status of 400 and more is a result, not an error',
        async run() {
          const { result, error } = await callHttp('http', { body: { query: '{ forKey }' } });
          expect(error).toBeUndefined();
          expect(result).toMatchObject({
            statusCode: 401,
            body: expect.stringContaining('UnauthorizedException') as unknown,
          });
        },
      },
      {
        case: 'query parameters are encoded',
        async run() {
          const { result } = await callHttp(
            'http',
            { headers: { 'x-api-key': target.apiKey }, query: { query: '{ a: forKey }' } },
            { method: 'GET' },
          );
          expect(result).toMatchObject({ statusCode: 200, body: expect.stringContaining('"a":') as unknown });
        },
      },
      {
        case: 'with an authorization configuration the request is signed by the data source’s role',
        async run() {
          const { result } = await callHttp('signedHttp', {
            headers: { 'content-type': 'application/json' },
            body: { query: '{ forIam outsidePolicy }' },
          });
          const { body } = result as { body: string };
          expect(JSON.parse(body)).toMatchObject({
            data: { forIam: expect.any(String) as unknown, outsidePolicy: null },
          });
        },
      },
      {
        case: 'a resourcePath that does not begin with a slash is refused: it could name another host',
        localOnly: 'the guide does not say what the service makes of it',
        async run() {
          const request = { method: 'GET', resourcePath: '.example.com/' };
          const { errors } = await askJson('query', 'http', 'request', request);
          expect(errors[0]).toMatchObject({ errorType: 'MappingTemplate' });
        },
      },
      {
        case: 'params may be absent or null',
        async run() {
          for (const params of [undefined, null])
            expect((await callHttp('http', params as unknown as object)).result).toMatchObject({
              statusCode: 401,
            });
        },
      },
      {
        case: 'a request without a method is refused',
        async run() {
          const { errors } = await askJson('query', 'http', 'request', { resourcePath: '/graphql' });
          expect(errors[0]).toMatchObject({ errorType: 'MappingTemplate' });
        },
      },
    ]),
  );
});
