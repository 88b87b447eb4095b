import { assembleApi } from '../../src/api';
import { createDocuments } from '../../src/graphql/documents';
import { createExecutor } from '../../src/graphql/executor';
import { buildServiceSchema } from '../../src/graphql/schema';
import { createTimings } from '../../src/timings';
import { apiWith, portsWith, type Served, serve } from './support/api';
import { answers, fakeIsolate } from './support/fake-isolate';

const SCHEMA = /* GraphQL */ `
  type Item {
    id: ID!
    twin: Item
    cost: Int
  }
  type Query {
    items: [Item]
  }
`;
let api: Served | undefined;
afterEach(() => api?.close());

const ITEMS = answers([{ id: 'a', twin: { id: 'b' } }, { id: 'c' }]);

test('fields below the depth limit are refused, leaves counted, list indexes not', async () => {
  api = await serve(apiWith(SCHEMA, { queryDepthLimit: 2 }), { 'Query.items': ITEMS });
  expect(await api.ask('{ items { id } }')).toHaveProperty('data.items.0.id', 'a');
  const { data, errors } = await api.ask('{ items { id twin { id } } }');
  expect(data.items).toEqual([
    { id: 'a', twin: null },
    { id: 'c', twin: null },
  ]);
  expect(errors).toEqual([
    expect.objectContaining({ path: ['items', 0, 'twin', 'id'], errorType: 'QueryDepthLimitReached' }),
  ]);
});

test('resolvers above the count limit are refused', async () => {
  api = await serve(apiWith(SCHEMA, { resolverCountLimit: 2 }), {
    'Query.items': ITEMS,
    'Item.cost': answers(1),
  });
  const { data, errors } = await api.ask('{ items { cost } }');
  expect(data.items).toEqual([{ cost: 1 }, { cost: null }]);
  expect(errors).toEqual([
    expect.objectContaining({ path: ['items', 1, 'cost'], errorType: 'ResolverExecutionLimitReached' }),
  ]);
});

test('an API that refers to what is not there does not start, and everything is listed', async () => {
  const configuration = apiWith(SCHEMA, {
    functions: [{ functionId: 'f1', name: 'step', dataSourceName: 'gone', code: '-' }],
    resolvers: [
      { kind: 'UNIT', typeName: 'Query', fieldName: 'nothing', dataSourceName: 'none', code: '-' },
      { kind: 'UNIT', typeName: 'Query', fieldName: 'items', dataSourceName: 'none' },
      { kind: 'PIPELINE', typeName: 'Item', fieldName: 'cost', functionIds: ['f2'], code: '-' },
    ],
  });
  const start = assembleApi(configuration, portsWith(), () => Promise.resolve(fakeIsolate({})));
  await expect(start).rejects.toThrow(
    [
      'The API is inconsistent:',
      '- Function step uses the data source gone, which the API does not have',
      '- Resolver Query.nothing belongs to a field that the schema does not have',
      '- Resolver Query.items has no code, which only a Lambda data source allows',
      '- Resolver Item.cost uses the function f2, which the API does not have',
    ].join('\n'),
  );
});

test('an invalid schema does not start', async () => {
  const start = assembleApi(apiWith('type A { a: Nope } type Query { a: A }'), portsWith(), () =>
    Promise.resolve(fakeIsolate({})),
  );
  await expect(start).rejects.toThrow('Unknown type "Nope"');
});

test('an operation that takes too long is answered without data', async () => {
  const schema = buildServiceSchema('type Query { slow: Int }');
  schema.getQueryType()!.getFields()['slow']!.resolve = () => new Promise(() => undefined);
  const execute = createExecutor({
    schema,
    documents: createDocuments(schema, true),
    hub: { publish: jest.fn(), invalidate: jest.fn() },
    isSubscribed: () => false,
    timings: createTimings(),
    timeoutMs: 10,
  });
  const caller = { mode: 'API_KEY', identity: null, groups: [] } as const;
  const { answer } = await execute({ query: '{ slow }' }, { caller, identity: null, headers: {} });
  expect(answer).toEqual({
    data: null,
    errors: [{ path: null, locations: null, message: 'Execution timed out.', errorType: 'ExecutionTimeout' }],
  });
});
