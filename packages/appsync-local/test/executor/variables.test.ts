import { apiWith, type Served, serve } from './support/api';
import type { FakeResolver } from './support/fake-isolate';

const SCHEMA = /* GraphQL */ `
  enum Access {
    FREE
  }
  input Nested {
    name: String!
  }
  input Outside {
    nested: Nested
    extra: AWSJSON
    at: AWSDateTime
    access: Access
    many: [Int!]
    size: Int = 3
  }
  type Query {
    echo(input: Outside, limit: Int = 20, flag: Boolean): AWSJSON
  }
`;

const QUERY =
  'query ($input: Outside, $limit: Int, $flag: Boolean!) { echo(input: $input, limit: $limit, flag: $flag) }';
const echo: FakeResolver = ({ context }) => ({ type: 'done', value: context.arguments });

let api: Served;
beforeAll(async () => {
  api = await serve(apiWith(SCHEMA), { 'Query.echo': echo });
});
afterAll(() => api.close());

test.each([
  [{}, "Variable 'flag' has coerced Null value for NonNull type 'Boolean!'"],
  [{ flag: null }, "Variable 'flag' has coerced Null value for NonNull type 'Boolean!'"],
  [
    { flag: true, input: { nested: {} } },
    "Variable 'input' has coerced Null value for NonNull type 'String!'",
  ],
  [
    { flag: true, input: { extra: { a: 'b', c: [1] } } },
    "Variable 'input' has an invalid value. Unable to parse {a=b, c=[1]} as valid JSON.",
  ],
  [
    { flag: true, input: { at: 'soon' } },
    "Variable 'input' has an invalid value. Unable to parse `soon` as a valid DateTime Object.",
  ],
  [
    { flag: true, input: { access: 'PAID' } },
    "Variable 'input' has an invalid value. Invalid input for Enum 'Access'. No value found for name 'PAID'",
  ],
  [
    { flag: true, limit: 'many' },
    "Variable 'limit' has an invalid value. Expected type 'Int' but was 'String'.",
  ],
])('%j', async (variables, message) => {
  const answer = await api.ask(QUERY, variables);
  expect(answer).toEqual({
    data: null,
    errors: [{ path: null, locations: [expect.objectContaining({ line: 1, sourceName: null })], message }],
  });
});

test('a field that the input type lacks', async () => {
  expect(await api.ask(QUERY, { flag: true, input: { nested: { name: 'n', no: 1 } } })).toEqual({
    data: null,
    errors: [
      {
        path: null,
        locations: null,
        message: "The variables input contains a field that is not defined for input object type 'Nested' ",
      },
    ],
  });
});

const told = async (query: string, variables: object) => {
  const { data, errors } = await api.ask(query, variables);
  expect(errors).toBeUndefined();
  return JSON.parse(data.echo as string) as object;
};

test('arguments reach the resolver coerced: JSON parsed, one value as a list, no defaults of the schema', async () => {
  const variables = { flag: true, limit: 5, input: { extra: '{"a":[1]}', nested: null, many: 5 } };
  expect(await told(QUERY, variables)).toEqual({
    flag: true,
    limit: 5,
    input: { extra: { a: [1] }, nested: null, many: [5] },
  });
});

test.each<[string, string, object, object]>([
  ['an argument that is left out', '{ echo }', {}, {}],
  ['an argument of an unset variable', 'query ($l: Int) { echo(limit: $l) }', {}, { limit: null }],
  ['an argument of a null variable', 'query ($l: Int) { echo(limit: $l) }', { l: null }, { limit: null }],
  ['an argument of a variable with a default', 'query ($l: Int = 7) { echo(limit: $l) }', {}, { limit: 7 }],
  ['the same, sent as null', 'query ($l: Int = 7) { echo(limit: $l) }', { l: null }, { limit: 7 }],
  ['the same, not nullable', 'query ($f: Boolean! = true) { echo(flag: $f) }', { f: null }, { flag: true }],
  ['a field of an unset variable', 'query ($a: Access) { echo(input: {access: $a}) }', {}, { input: {} }],
  [
    'a field of a null variable',
    'query ($a: Access) { echo(input: {access: $a}) }',
    { a: null },
    { input: { access: null } },
  ],
  ['a whole input object that is unset', 'query ($i: Outside) { echo(input: $i) }', {}, { input: null }],
  ['under an alias', 'query ($l: Int) { echo(limit: $l, flag: false) }', {}, { limit: null, flag: false }],
])('%s', async (_case, query, variables, expected) => {
  expect(await told(query, variables)).toEqual(expected);
});
