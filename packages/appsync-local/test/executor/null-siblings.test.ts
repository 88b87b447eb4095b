import { apiWith, type Served, serve } from './support/api';
import type { FakeResolver } from './support/fake-isolate';

const SCHEMA = /* GraphQL */ `
  type Query {
    pair: Pair
    pairs: [Pair!]
    numbers: [Int!]
    slow: String!
    failing: String!
    never: String!
  }
  type Pair {
    a: String!
    b: Int!
    at: AWSDate!
    inner: Pair
    c: String
  }
`;
const gives =
  (value: unknown): FakeResolver =>
  () => ({ type: 'done', value });
const fails =
  (message: string): FakeResolver =>
  () => ({ type: 'failed', error: { message, errorType: 'X', data: null, errorInfo: null } });

let api: Served | undefined;
afterEach(() => api?.close());

async function ask(query: string, fakes: Record<string, FakeResolver>) {
  api = await serve(apiWith(SCHEMA), fakes);
  const { data, errors } = await api.ask(query);
  return {
    data,
    errors: errors.map(({ path, message }) => `${(path as string[]).join('/')} ${String(message)}`).sort(),
  };
}
const nulled = (path: string, type: string, parent: string) =>
  `${path} Cannot return null for non-nullable type: '${type}' within parent '${parent}' (/${path.replaceAll(/\/(\d+)/g, '[$1]')})`;

test('several siblings that are null give an error each', async () => {
  expect(await ask('{ pair { a b at c } }', { 'Query.pair': gives({ c: 'c' }) })).toEqual({
    data: { pair: null },
    errors: [
      nulled('pair/a', 'String', 'Pair'),
      nulled('pair/at', 'AWSDate', 'Pair'),
      nulled('pair/b', 'Int', 'Pair'),
    ].sort(),
  });
});

test('so do those that cannot be serialised, and nulls below siblings', async () => {
  const pair = { a: 'a', b: 'x', at: 'soon', inner: { a: 'a', at: '2026-11-25' } };
  expect(await ask('{ pair { a b at inner { a b } } }', { 'Query.pair': gives(pair) })).toEqual({
    data: { pair: null },
    errors: [
      "pair/at Can't serialize value (/pair/at) : Unable to serialize `soon` as a valid Date Object.",
      "pair/b Can't serialize value (/pair/b) : Expected type 'Int' but was 'String'.",
      nulled('pair/inner/b', 'Int', 'Pair'),
    ].sort(),
  });
});

test('items of a list too', async () => {
  const fakes = {
    'Query.pairs': gives([{ b: 1 }, { a: 'a' }]),
    'Query.numbers': gives([1, null, 'x', null]),
  };
  expect(await ask('{ pairs { a b } numbers }', fakes)).toEqual({
    data: { pairs: null, numbers: null },
    errors: [
      nulled('numbers/1', 'Int', 'Query'),
      "numbers/2 Can't serialize value (/numbers[2]) : Expected type 'Int' but was 'String'.",
      nulled('numbers/3', 'Int', 'Query'),
      nulled('pairs/0/a', 'String', 'Pair'),
      nulled('pairs/1/b', 'Int', 'Pair'),
    ].sort(),
  });
});

test('every root field is waited for, and its failure is told', async () => {
  const fakes = {
    'Query.slow': fails('slow failed'),
    'Query.failing': fails('failed'),
    'Query.never': gives(null),
  };
  expect(await ask('{ failing slow never }', fakes)).toEqual({
    data: null,
    errors: ['failing failed', nulled('never', 'String', 'Query'), 'slow slow failed'].sort(),
  });
});

test('a failure is told once', async () => {
  const { errors } = await ask('{ pair { c } }', { 'Query.pair': fails('gone') });
  expect(errors).toEqual(['pair gone']);
});
