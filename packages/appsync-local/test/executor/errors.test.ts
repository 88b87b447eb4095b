import { apiWith, type Served, serve } from './support/api';
import { answers } from './support/fake-isolate';

const SCHEMA = /* GraphQL */ `
  type Item {
    id: ID!
    name: String
    at: AWSDateTime
    tags: [String!]!
    parts: [Part!]
  }
  type Part {
    id: ID!
  }
  type Query {
    item: Item
    sure: Item!
    items: [Item]
    fails: Item
    appends: Item
    forbidden: Item
    unset: String
  }
`;

const raised = {
  message: 'No luck',
  errorType: 'Unlucky',
  data: { id: 1, secret: 2 },
  errorInfo: { left: 3, secret: 4 },
};

let api: Served;
beforeAll(async () => {
  api = await serve(apiWith(SCHEMA), {
    'Query.item': answers({ id: 'i', tags: null, parts: [{ id: 'p' }, {}], at: 'yesterday' }),
    'Query.sure': () => ({ type: 'failed', error: { ...raised, errorType: null } }),
    'Query.items': answers({ not: 'a list' }),
    'Query.fails': () => ({ type: 'failed', error: raised }),
    'Query.appends': () => ({ type: 'done', value: { id: 'kept' }, appendedErrors: [raised, raised] }),
    'Query.forbidden': () => ({ type: 'failed', error: raised, unauthorized: true }),
  });
});
afterAll(() => api.close());

test('an error of resolver code has the keys of the service, its data cut to the selection', async () => {
  const answer = await api.ask('{\n  mine: fails { theId: id }\n}');
  expect(JSON.stringify(answer)).toBe(
    JSON.stringify({
      data: { mine: null },
      errors: [
        {
          path: ['mine'],
          data: { theId: 1 },
          errorType: 'Unlucky',
          errorInfo: { left: 3, secret: 4 },
          locations: [{ line: 2, column: 3, sourceName: null }],
          message: 'No luck',
        },
      ],
    }),
  );
});

test('appended errors keep the value', async () => {
  const answer = await api.ask('{ appends { id } }');
  expect(answer.data).toEqual({ appends: { id: 'kept' } });
  expect(answer.errors).toHaveLength(2);
  expect(answer.errors[0]).toMatchObject({ path: ['appends'], data: { id: 1 }, errorType: 'Unlucky' });
});

test('an unauthorized field is worded by the service', async () => {
  const answer = await api.ask('{ forbidden { id } unset }');
  expect(answer.data).toEqual({ forbidden: null, unset: null });
  expect(answer.errors).toEqual([
    {
      path: ['forbidden'],
      data: null,
      errorType: 'Unauthorized',
      errorInfo: null,
      locations: [{ line: 1, column: 3, sourceName: null }],
      message: 'Not Authorized to access forbidden on type Query',
    },
  ]);
});

test('a failed field that may not be null takes its parent along, and is told once', async () => {
  const answer = await api.ask('{ sure { id } }');
  expect(answer.data).toBeNull();
  expect(answer.errors).toEqual([
    expect.objectContaining({ path: ['sure'], errorType: null, message: 'No luck' }),
  ]);
});

test.each([
  [
    '{ item { tags } }',
    ['item', 'tags'],
    "Cannot return null for non-nullable type: 'null' within parent 'Item' (/item/tags)",
  ],
  [
    '{ item { parts { id } } }',
    ['item', 'parts', 1, 'id'],
    "Cannot return null for non-nullable type: 'ID' within parent 'Part' (/item/parts[1]/id)",
  ],
  [
    '{ item { at } }',
    ['item', 'at'],
    "Can't serialize value (/item/at) : Unable to serialize `yesterday` as a valid DateTime Object.",
  ],
  [
    '{ items { id } }',
    ['items'],
    "Can't resolve value (/items) : type mismatch error, expected type LIST, got OBJECT",
  ],
])('%s', async (query, path, message) => {
  const answer = await api.ask(query);
  expect(answer.errors).toEqual([{ path, locations: null, message }]);
});

test('an answer without errors has no errors key', async () => {
  expect(await api.ask('{ unset }')).toEqual({ data: { unset: null } });
});
