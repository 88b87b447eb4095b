import { createBench } from './harness';

const { run } = createBench();

const queryOf = (filter: string) => {
  const text = run(`util.transform.toElasticsearchQueryDSL(${filter})`);
  return text === null ? null : (JSON.parse(text as string) as unknown);
};
const must = (...queries: unknown[]) => ({ bool: { must: queries } });
const not = (query: unknown) => ({ bool: { must_not: query } });

test.each<[string, unknown]>([
  [
    '{upvotes: {ne: 15, range: [10, 20]}, title: {eq: "hihihi", wildcard: "h*i"}}',
    must(
      must(not({ term: { upvotes: 15 } }), { range: { upvotes: { gte: 10, lte: 20 } } }),
      must({ term: { title: 'hihihi' } }, { wildcard: { title: 'h*i' } }),
    ),
  ],
  ['{a: {eq: 0}}', { term: { a: 0 } }],
  ['{a: {gt: 1}}', { range: { a: { gt: 1 } } }],
  ['{a: {exists: true}}', { exists: { field: 'a' } }],
  ['{a: {exists: false}}', not({ exists: { field: 'a' } })],
  ['{a: {matchPhrase: "x y"}}', { match_phrase: { a: 'x y' } }],
  ['{not: {a: {eq: 1}}}', not({ term: { a: 1 } })],
  ['{or: [{a: {eq: 1}}, {b: {eq: 2}}]}', { bool: { should: [{ term: { a: 1 } }, { term: { b: 2 } }] } }],
  ['{and: [{a: {eq: 1}}, {b: {eq: 2}}]}', must({ term: { a: 1 } }, { term: { b: 2 } })],
  ['{a: {bogus: 1}}', null],
  ['{a: {range: 1}}', null],
  ['null', null],
])('%s', (filter, expected) => {
  expect(queryOf(filter)).toEqual(expected);
});
