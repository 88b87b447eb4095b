import { apiWith, type Served, serve } from './support/api';
import type { FakeResolver } from './support/fake-isolate';

const SCHEMA = /* GraphQL */ `
  interface Node {
    id: ID!
    owner: Owner
  }
  type Owner {
    id: ID!
    name: String
  }
  type Voting implements Node {
    id: ID!
    owner: Owner
    title: String
    options: [Owner!]
  }
  type Query {
    voting: Voting
    node: Node
    leaf: String
  }
`;

let api: Served;
let seen: { selectionSetList: string[]; selectionSetGraphQL: string }[] = [];
const note: FakeResolver = ({ context }) => {
  seen.push(context.info);
  return { type: 'done', value: null };
};
beforeAll(async () => {
  api = await serve(apiWith(SCHEMA), { 'Query.voting': note, 'Query.node': note, 'Query.leaf': note });
});
afterAll(() => api.close());
beforeEach(() => {
  seen = [];
});

test.each([
  ['{ voting { id options { id } } }', ['id', 'options', 'options/id']],
  ['{ voting { a: id o: owner { n: name } } }', ['a', 'o', 'o/n']],
  [
    '{ voting { ...F ... on Voting { title } } } fragment F on Voting { owner { id } }',
    ['owner', 'owner/id', 'title'],
  ],
  ['{ voting { id } voting { title } }', ['id', 'title']],
  ['{ voting { ... on Node { id } } }', ['id']],
  ['{ node { id ... on Voting { title } owner { id } } }', ['id', 'owner', 'owner/id']],
  ['{ leaf }', []],
])('%s', async (query, list) => {
  await api.ask(query);
  expect(seen[0]?.selectionSetList).toEqual(list);
});

test('@skip and @include follow the variables of each request', async () => {
  const query = 'query ($more: Boolean!) { voting { id @skip(if: $more) title @include(if: $more) } }';
  await api.ask(query, { more: true });
  await api.ask(query, { more: false });
  expect(seen.map(({ selectionSetList }) => selectionSetList)).toEqual([['title'], ['id']]);
});

test('the text keeps inline fragments and does not expand named ones', async () => {
  await api.ask('{ voting { ... on Voting { id } ...F } } fragment F on Voting { title }');
  expect(seen[0]?.selectionSetGraphQL).toBe('{\n  ... on Voting {\n    id\n  }\n  ...F\n}');
});

test('the same query text is worked out once', async () => {
  await api.ask('{ voting { title } }');
  await api.ask('{ voting { title } }');
  expect(seen[1]?.selectionSetList).toBe(seen[0]?.selectionSetList);
});
