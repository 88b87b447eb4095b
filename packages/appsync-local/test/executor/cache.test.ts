import type { ApiConfiguration } from '../../src/api-configuration';
import { apiWith, type Served, serve } from './support/api';
import type { FakeResolver } from './support/fake-isolate';

const SCHEMA = /* GraphQL */ `
  type Item {
    id: ID!
    count: Int
  }
  type Query {
    count(id: ID!, noise: Int): Int
    plain: Int
    items: [Item]
  }
  type Mutation {
    evict(id: ID!): Int
    count: Int
  }
`;

let served: Served;
afterEach(() => served.close());

async function serveCached(cache: ApiConfiguration['cache']) {
  let runs = 0;
  const count: FakeResolver = () => ({ type: 'done', value: ++runs });
  const evict: FakeResolver = ({ context }) => ({
    effects: [
      {
        type: 'evictFromApiCache',
        typeName: 'Query',
        fieldName: 'count',
        keys: { 'context.arguments.id': context.arguments.id },
      },
    ],
  });
  const configuration = apiWith(SCHEMA, {
    cache,
    resolvers: [
      {
        kind: 'UNIT',
        typeName: 'Query',
        fieldName: 'count',
        dataSourceName: 'none',
        code: '-',
        caching: { ttl: 60, cachingKeys: ['$context.arguments.id'] },
      },
    ],
  });
  served = await serve(configuration, {
    'Query.count': count,
    'Query.plain': count,
    'Query.items': () => ({ type: 'done', value: [{ id: 'a' }, { id: 'b' }] }),
    'Item.count': count,
    'Mutation.evict': evict,
    'Mutation.count': count,
  });
  return served;
}

test('a resolver with caching keys runs once for each of their values', async () => {
  const api = await serveCached({ behavior: 'PER_RESOLVER_CACHING', ttl: 60 });
  expect(await api.ask('{ a: count(id: 1, noise: 1) }')).toEqual({ data: { a: 1 } });
  expect(await api.ask('{ a: count(id: 1, noise: 2) b: count(id: 2) }')).toEqual({ data: { a: 1, b: 2 } });
  expect(await api.ask('{ plain }')).toEqual({ data: { plain: 3 } });
  expect(await api.ask('{ plain }')).toEqual({ data: { plain: 4 } });
});

test('nothing is kept without a value for every key', async () => {
  let runs = 0;
  const configuration = apiWith(SCHEMA, {
    cache: { behavior: 'PER_RESOLVER_CACHING', ttl: 60 },
    resolvers: [
      {
        kind: 'UNIT',
        typeName: 'Query',
        fieldName: 'count',
        dataSourceName: 'none',
        code: '-',
        caching: { ttl: 60, cachingKeys: ['$context.arguments.id', '$context.arguments.noise'] },
      },
    ],
  });
  served = await serve(configuration, { 'Query.count': () => ({ type: 'done', value: ++runs }) });
  expect(await served.ask('{ count(id: 1) }')).toEqual({ data: { count: 1 } });
  expect(await served.ask('{ count(id: 1) }')).toEqual({ data: { count: 2 } });
  expect(await served.ask('{ count(id: 1, noise: 0) }')).toEqual({ data: { count: 3 } });
  expect(await served.ask('{ count(id: 1, noise: 0) }')).toEqual({ data: { count: 3 } });
});

test('a mutation evicts an entry and tells how many went', async () => {
  const api = await serveCached({ behavior: 'PER_RESOLVER_CACHING', ttl: 60 });
  await api.ask('{ count(id: 1) }');
  expect(await api.ask('mutation { evict(id: 1) }')).toEqual({
    data: { evict: null },
    extensions: { apiCacheEntriesDeleted: 1 },
  });
  expect(await api.ask('mutation { evict(id: 1) }')).toMatchObject({
    extensions: { apiCacheEntriesDeleted: 0 },
  });
  expect(await api.ask('{ count(id: 1) }')).toEqual({ data: { count: 2 } });
});

test('full request caching keeps every resolver of a query, and items of a list apart', async () => {
  const api = await serveCached({ behavior: 'FULL_REQUEST_CACHING', ttl: 60 });
  const first = await api.ask('{ plain items { count } }');
  expect(first.data.items).toEqual([{ count: 2 }, { count: 3 }]);
  expect(await api.ask('{ plain items { count } }')).toEqual(first);
  expect(await api.ask('mutation { count }')).not.toEqual(await api.ask('mutation { count }'));
});

test('entries end after their time', async () => {
  const clock = jest.spyOn(performance, 'now');
  const api = await serveCached({ behavior: 'FULL_REQUEST_CACHING', ttl: 2 });
  clock.mockReturnValue(10_000);
  const first = await api.ask('{ plain }');
  clock.mockReturnValue(11_900);
  expect(await api.ask('{ plain }')).toEqual(first);
  clock.mockReturnValue(12_100);
  expect(await api.ask('{ plain }')).not.toEqual(first);
  clock.mockRestore();
});
