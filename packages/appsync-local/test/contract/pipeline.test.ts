import { randomUUID } from 'node:crypto';
import { ask, askJson, type AnswerError } from './harness/graphql';
import { cases, page, toldCases, topic } from './harness/topic';

const OVERVIEW = 'Resolver reference (JavaScript): overview';
const UTILITIES = 'Built-in utilities in util';
const RUNTIME = 'Runtime utilities';

const WHOLE = ['request', 'first.request', 'first.response', 'last.request', 'last.response', 'response'];

const run = (script: object): Promise<{ value: unknown; errors: AnswerError[] }> =>
  askJson('query', 'pipeline', 'script', script);

/** An entry of `errors` as the service writes it, key for key. */
const entry = (field: string, message: string, more: object = {}): object => ({
  path: [field],
  data: null,
  errorType: null,
  errorInfo: null,
  locations: [{ line: 1, column: expect.any(Number) as unknown, sourceName: null }],
  message,
  ...more,
});

topic('pipelines and errors', () => {
  cases(
    [
      ...page(OVERVIEW, [
        {
          case: 'handlers run in order, each function seeing the result of the one before',
          script: {},
          value: {
            trace: WHOLE,
            prev: {
              result: {
                from: 'last',
                prev: { result: { from: 'first', prev: { result: { from: 'pipeline request' } } } },
              },
            },
            result: {
              from: 'last',
              prev: { result: { from: 'first', prev: { result: { from: 'pipeline request' } } } },
            },
          },
        },
        {
          case: 'what a function answers is the previous result of the next',
          script: { 'first.response': { answer: 'told' } },
          value: { prev: { result: { from: 'last', prev: { result: 'told' } } } },
        },
        {
          case: 'the answer of the last handler is the value',
          script: { response: { answer: 'mine' } },
          value: 'mine',
        },
      ]),
      ...page(RUNTIME, [
        {
          case: 'earlyReturn in a function passes over its data source and its response',
          script: { 'first.request': { early: { value: 'early' } } },
          value: {
            trace: WHOLE.filter((moment) => moment !== 'first.response'),
            prev: { result: { prev: { result: 'early' } } },
          },
        },
        {
          case: 'earlyReturn with skipTo NEXT goes on with the next function',
          script: { 'first.request': { early: { value: 'early', skipTo: 'NEXT' } } },
          value: {
            trace: WHOLE.filter((moment) => moment !== 'first.response'),
            prev: { result: { prev: { result: 'early' } } },
          },
        },
        {
          case: 'earlyReturn with skipTo END goes on with the response of the pipeline',
          script: { 'first.request': { early: { value: 'early', skipTo: 'END' } } },
          value: { trace: ['request', 'first.request', 'response'], prev: { result: 'early' } },
        },
        {
          case: 'earlyReturn in the last function goes on with the response of the pipeline',
          script: { 'last.request': { early: { value: 'early' } } },
          value: { trace: WHOLE.filter((moment) => moment !== 'last.response'), prev: { result: 'early' } },
        },
        {
          case: 'earlyReturn in the request of a pipeline passes over all functions',
          script: { request: { early: { value: 'early' } } },
          value: { trace: ['request', 'response'], prev: { result: 'early' } },
        },
      ]),
      ...page(UTILITIES, [
        {
          case: 'util.error in a request ends the field',
          script: { 'first.request': { error: ['stop', 'Type'] } },
          value: null,
          errors: [entry('pipeline', 'stop', { errorType: 'Type' })],
        },
        {
          case: 'util.error in a response of a function ends the field',
          script: { 'first.response': { error: ['stop', 'Type', null, { why: 1 }] } },
          value: null,
          errors: [entry('pipeline', 'stop', { errorType: 'Type', errorInfo: { why: 1 } })],
        },
        {
          case: 'util.error without a type has errorType null',
          script: { response: { error: ['stop'] } },
          value: null,
          errors: [entry('pipeline', 'stop')],
        },
        {
          case: 'util.appendError keeps value and course',
          script: {
            'first.request': { append: ['one', 'A'] },
            'last.response': { append: ['two', 'B', null, { n: 2 }] },
          },
          value: { trace: WHOLE },
          errors: [
            entry('pipeline', 'one', { errorType: 'A' }),
            entry('pipeline', 'two', { errorType: 'B', errorInfo: { n: 2 } }),
          ],
        },
        {
          case: 'appended errors stay when a later one ends the field',
          script: { 'first.request': { append: ['one', 'A'] }, 'last.request': { error: ['stop', 'B'] } },
          value: null,
          errors: [
            entry('pipeline', 'one', { errorType: 'A' }),
            entry('pipeline', 'stop', { errorType: 'B' }),
          ],
        },
        {
          case: 'util.unauthorized names field and type',
          script: { 'first.request': { unauthorized: true } },
          value: null,
          errors: [
            entry('pipeline', 'Not Authorized to access pipeline on type Query', {
              errorType: 'Unauthorized',
            }),
          ],
        },
        {
          case: 'a fault of the code ends the field',
          script: { 'first.request': { fault: true } },
          value: null,
          errors: [expect.objectContaining({ path: ['pipeline'], data: null })],
        },
      ]),
    ],
    async ({
      script,
      value,
      errors = [],
    }: { script: object; value: unknown; errors?: unknown[] } & { case: string; page: string }) => {
      const answer = await run(script);
      expect(answer.errors).toEqual(errors);
      if (value !== null && typeof value === 'object') expect(answer.value).toMatchObject(value);
      else expect(answer.value).toEqual(value);
    },
  );

  const pk = randomUUID();
  const key = { pk: { S: pk }, sk: { S: 'a' } };
  const refusedPut = {
    operation: 'PutItem',
    key,
    attributeValues: { n: { N: 1 } },
    condition: { expression: 'attribute_exists(pk)' },
  };

  toldCases([
    ...page('Resolver mapping template changelog (2018-05-29), which JavaScript follows', [
      {
        case: 'a failed data source does not end a pipeline: response sees ctx.error, the next function runs',
        async run() {
          const { value, errors } = await run({ store: refusedPut });
          expect(errors).toEqual([]);
          expect(value).toMatchObject({
            trace: [
              'request',
              'first.request',
              'first.response',
              'store.request',
              'store.response',
              'last.request',
              'last.response',
              'response',
            ],
            seen: { result: null, error: { type: 'DynamoDB:ConditionalCheckFailedException' } },
          });
        },
      },
    ]),
    ...page(OVERVIEW, [
      {
        case: 'a step that is passed over hands the previous result on',
        run: async () => expect(((await run({})).value as { seen?: unknown }).seen ?? null).toBeNull(),
      },
      {
        case: 'the stash of one field is not that of another in the same operation',
        async run() {
          const { body } = await ask(
            'query($s: AWSJSON!) { a: pipeline(script: $s) b: pipeline(script: $s) }',
            { s: '{}' },
          );
          for (const alias of ['a', 'b'])
            expect(JSON.parse(String(body.data?.[alias]))).toMatchObject({ trace: WHOLE });
        },
      },
      {
        case: 'a unit resolver runs request, data source, response',
        run: async () =>
          expect((await askJson('query', 'unit', 'script', {})).value).toEqual({
            trace: ['request', 'response'],
            result: 'payload',
          }),
      },
    ]),
    ...page(RUNTIME, [
      {
        case: 'earlyReturn in a unit resolver is the value of the field',
        run: async () =>
          expect(
            (await askJson('query', 'unit', 'script', { request: { early: { value: 'early' } } })).value,
          ).toBe('early'),
      },
    ]),
    ...page(UTILITIES, [
      {
        case: 'data of an error is cut down to the selection, errorInfo is not',
        async run() {
          const script = {
            response: {
              error: ['m', 'T', { text: 't', int: 1, inner: { id: 'i', text: 'x' } }, { text: 't', int: 1 }],
            },
          };
          const { body } = await ask('query($s: AWSJSON!) { object(script: $s) { text inner { id } } }', {
            s: JSON.stringify(script),
          });
          expect(body.errors?.[0]).toMatchObject({
            data: { text: 't', inner: { id: 'i' } },
            errorInfo: { text: 't', int: 1 },
          });
          expect(body.errors?.[0]?.data).toEqual({ text: 't', inner: { id: 'i' } });
        },
      },
      {
        case: 'data of an appended error is cut down too, and the value stays',
        async run() {
          const script = {
            response: { append: ['m', 'T', { text: 't', int: 1 }], answer: { text: 'value' } },
          };
          const { body } = await ask('query($s: AWSJSON!) { object(script: $s) { text } }', {
            s: JSON.stringify(script),
          });
          expect(body.data).toEqual({ object: { text: 'value' } });
          expect(body.errors?.[0]?.data).toEqual({ text: 't' });
        },
      },
      {
        case: 'the path of an error has aliases',
        async run() {
          const { body } = await ask('query($s: AWSJSON!) { other: unit(script: $s) }', {
            s: '{"request":{"error":["m"]}}',
          });
          expect(body).toEqual({ data: { other: null }, errors: [entry('other', 'm')] });
        },
      },
      {
        case: 'one field that fails leaves its siblings alone',
        async run() {
          const { status, body } = await ask('query($s: AWSJSON!) { unit(script: $s) forKey }', {
            s: '{"request":{"error":["m"]}}',
          });
          expect(status).toBe(200);
          expect(body.data).toEqual({ unit: null, forKey: expect.any(String) as unknown });
        },
      },
    ]),
    ...page('GraphQL specification: serial execution of mutations', [
      {
        case: 'mutations run one after another, and go on after one that failed',
        async run() {
          const sentence = randomUUID();
          const { body } = await ask(
            'mutation($a: String!, $b: String!, $c: String!, $s: AWSJSON) { a: append(word: $a) b: append(word: $b, script: $s) c: append(word: $c) d: append(word: $b) }',
            { a: `${sentence}:one`, b: `${sentence}:two`, c: `${sentence}:three`, s: '{"error":"not now"}' },
          );
          const said = (alias: string): unknown => JSON.parse(String(body.data?.[alias]));
          expect([said('a'), said('b'), said('c'), said('d')]).toEqual([
            ['one'],
            null,
            ['one', 'three'],
            ['one', 'three', 'two'],
          ]);
          expect(body.errors).toEqual([entry('b', 'not now', { errorType: 'Scripted' })]);
        },
      },
    ]),
    ...page('Troubleshooting and common mistakes', [
      {
        case: 'a root field without a resolver is null, without an error',
        run: async () => expect((await ask('{ unresolved }')).body).toEqual({ data: { unresolved: null } }),
      },
    ]),
  ]);
});
