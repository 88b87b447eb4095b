import type { ApiConfiguration } from '../../src/api-configuration';
import type { LambdaOutcome } from '../../src/ports';
import { apiWith, portsWith, serve } from './support/api';
import { answers, calls, type FakeResolver } from './support/fake-isolate';

const SCHEMA = /* GraphQL */ `
  type Item {
    id: ID!
    score: Int
  }
  type Query {
    items: [Item]
    one: Int
  }
`;

/** An API whose `one` and `Item.score` are answered by a function; `invocations` tells what it was asked. */
async function withFunction(
  answer: (payload: unknown) => LambdaOutcome,
  fakes: Record<string, FakeResolver>,
  options: { maxBatchSize?: number; direct?: boolean } = {},
) {
  const invocations: [payload: unknown, type: string][] = [];
  const place = { kind: 'UNIT', dataSourceName: 'function', ...(!options.direct && { code: '-' }) } as const;
  const configuration: ApiConfiguration = apiWith(SCHEMA, {
    dataSources: [
      { type: 'NONE', name: 'none' },
      { type: 'AWS_LAMBDA', name: 'function', functionArn: 'arn:f' },
    ],
    resolvers: [
      { ...place, typeName: 'Item', fieldName: 'score', maxBatchSize: options.maxBatchSize },
      { ...place, typeName: 'Query', fieldName: 'one' },
    ],
  });
  const ports = portsWith({
    invokeLambda: (_arn, payload, type) => {
      invocations.push([payload, type]);
      return Promise.resolve(answer(payload));
    },
  });
  const list = answers([{ id: 'a' }, { id: 'b' }, null, { id: 'c' }]);
  const api = await serve(
    configuration,
    { 'Query.items': list, 'Query.one': answers(null), ...fakes },
    ports,
  );
  const ask = async (query: string) => {
    const body = await api.ask(query);
    await api.close();
    return body;
  };
  return { ask, invocations };
}

const batched: FakeResolver = (input) =>
  calls('function', { operation: 'BatchInvoke', payload: (input.context.source as { id: string }).id })(
    input,
  );
const letters = (payload: unknown): LambdaOutcome => ({
  ok: true,
  payload: (payload as string[]).map((id) => id.charCodeAt(0)),
});

test('the payload alone is the event, and the answer is the result', async () => {
  const one = calls('function', { operation: 'Invoke', payload: { a: 1 } });
  const { ask, invocations } = await withFunction(() => ({ ok: true, payload: 7 }), { 'Query.one': one });
  expect(await ask('{ one }')).toEqual({ data: { one: 7 } });
  expect(invocations).toEqual([[{ a: 1 }, 'RequestResponse']]);
});

test('an event invocation answers null', async () => {
  const one = calls('function', { operation: 'Invoke', payload: 1, invocationType: 'Event' });
  const { ask, invocations } = await withFunction(() => ({ ok: true, payload: 7 }), { 'Query.one': one });
  expect(await ask('{ one }')).toEqual({ data: { one: null } });
  expect(invocations).toEqual([[1, 'Event']]);
});

describe('batches', () => {
  test('the instances of a list share one invocation, in order', async () => {
    const { ask, invocations } = await withFunction(letters, { 'Item.score': batched }, { maxBatchSize: 10 });
    expect((await ask('{ items { score } }')).data.items).toEqual([
      { score: 97 },
      { score: 98 },
      null,
      { score: 99 },
    ]);
    expect(invocations).toEqual([[['a', 'b', 'c'], 'RequestResponse']]);
  });

  test('a full batch goes out at once', async () => {
    const { ask, invocations } = await withFunction(letters, { 'Item.score': batched }, { maxBatchSize: 2 });
    expect((await ask('{ items { score } }')).data.items).toHaveLength(4);
    expect(invocations.map(([payload]) => payload)).toEqual([['a', 'b'], ['c']]);
  });

  test('an instance that ends without a call holds nobody up', async () => {
    const some: FakeResolver = (input) =>
      (input.context.source as { id: string }).id === 'b' ? { type: 'done', value: -1 } : batched(input);
    const { ask, invocations } = await withFunction(letters, { 'Item.score': some }, { maxBatchSize: 10 });
    expect((await ask('{ items { score } }')).data.items).toEqual([
      { score: 97 },
      { score: -1 },
      null,
      { score: 99 },
    ]);
    expect(invocations).toHaveLength(1);
  });

  test.each([
    [
      { ok: false, error: 'Unhandled', errorMessage: 'broken', errorType: 'Error' },
      'broken',
      'Lambda:Unhandled',
    ],
    [
      { ok: true, payload: [1] },
      'The function must answer a batch of 3 with a list of 3 entries.',
      'Lambda:IllegalArgument',
    ],
  ] as const)('%j fails all', async (outcome, message, errorType) => {
    const { ask } = await withFunction(() => outcome, { 'Item.score': batched }, { maxBatchSize: 10 });
    const { errors } = await ask('{ items { score } }');
    expect(errors).toHaveLength(3);
    expect(errors[2]).toMatchObject({ path: ['items', 3, 'score'], message, errorType });
  });

  test('entries of a direct batch carry data or an error', async () => {
    const answer = (): LambdaOutcome => ({
      ok: true,
      payload: [{ data: 1 }, { data: 5, errorMessage: 'no', errorType: 'Mine' }, null],
    });
    const { ask } = await withFunction(answer, { 'Item.score': batched }, { maxBatchSize: 10, direct: true });
    const { data, errors } = await ask('{ items { score } }');
    expect(data.items).toEqual([{ score: 1 }, { score: null }, null, { score: null }]);
    expect(errors).toEqual([
      expect.objectContaining({ path: ['items', 1, 'score'], message: 'no', errorType: 'Mine' }),
    ]);
  });
});

test.each([
  [false, 'Boom', 'Unhandled', 'broken', 'Lambda:Unhandled'],
  [true, 'Boom', 'Unhandled', 'broken', 'Boom'],
  [
    true,
    'UnauthorizedException',
    'Unhandled',
    'You are not authorized to make this call.',
    'UnauthorizedException',
  ],
  [true, null, 'TooManyRequestsException', 'broken', 'Lambda:TooManyRequestsException'],
])('direct %s, thrown %s, error %s', async (direct, errorType, error, message, expected) => {
  const one = calls('function', { operation: 'Invoke' });
  const outcome: LambdaOutcome = { ok: false, error, errorMessage: 'broken', errorType };
  const { ask } = await withFunction(() => outcome, { 'Query.one': one }, { direct });
  expect((await ask('{ one }')).errors).toEqual([expect.objectContaining({ message, errorType: expected })]);
});

test('another operation ends the field', async () => {
  const { ask } = await withFunction(() => ({ ok: true, payload: 1 }), {
    'Query.one': calls('function', { operation: 'Call' }),
  });
  expect((await ask('{ one }')).errors).toEqual([expect.objectContaining({ errorType: 'MappingTemplate' })]);
});
