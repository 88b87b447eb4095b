import { createBench } from './harness';

const { run } = createBench();

/** The groups of a filter, each condition as `field operator value`. */
function groups(args: string): string[][] | null {
  const filter = run(`util.transform.toSubscriptionFilter(${args})`) as {
    filterGroup: { filters: { fieldName: string; operator: string; value: unknown }[] }[];
  } | null;
  if (!filter) return null;
  return filter.filterGroup.map(({ filters }) =>
    filters.map(({ fieldName, operator, value }) => `${fieldName} ${operator} ${JSON.stringify(value)}`),
  );
}

test('a filter is groups of conditions', () => {
  expect(run('util.transform.toSubscriptionFilter({a: {eq: 0}})')).toEqual({
    filterGroup: [{ filters: [{ fieldName: 'a', operator: 'eq', value: 0 }] }],
  });
});

test.each<[string, string[][] | null]>([
  ['{a: {eq: 1}, b: {eq: 2}}', [['a eq 1', 'b eq 2']]],
  ['{and: [{a: {eq: 1}}, {b: {eq: 2}}]}', [['a eq 1', 'b eq 2']]],
  ['{z: {eq: 0}, and: [{a: {eq: 1}}]}', [['z eq 0', 'a eq 1']]],
  ['{"loc.addr.country": {eq: "USA"}}', [['loc.addr.country eq "USA"']]],
  ['{a: {eq: 1, ne: 2}}', [['a eq 1'], ['a ne 2']]],
  ['{or: [{a: {eq: 1}}, {b: {eq: 2}}]}', [['a eq 1'], ['b eq 2']]],
  [
    '{and: [{a: {eq: 1}}, {or: [{b: {eq: 2}}, {c: {eq: 3}}]}]}',
    [
      ['a eq 1', 'b eq 2'],
      ['a eq 1', 'c eq 3'],
    ],
  ],
  [
    '{percentageUp: {lte: 50, gte: 20}, and: [{title: {ne: "B"}}, {downvotes: {gt: 2}}], or: [{author: {eq: "A"}}, {isPublished: {eq: false}}]}',
    [
      ['percentageUp lte 50', 'title ne "B"', 'downvotes gt 2', 'author eq "A"'],
      ['percentageUp lte 50', 'title ne "B"', 'downvotes gt 2', 'isPublished eq false'],
      ['percentageUp gte 20', 'title ne "B"', 'downvotes gt 2', 'author eq "A"'],
      ['percentageUp gte 20', 'title ne "B"', 'downvotes gt 2', 'isPublished eq false'],
    ],
  ],
  ['{a: {between: [1, 9]}}', [['a between [1,9]']]],
  ['{a: {bogus: 1}}', [['a bogus 1']]],
  ['{not: {a: {eq: 1}}}', [['not a {"eq":1}']]],
  ['{a: {eq: 1}, b: {eq: 2}}, ["a"]', [['b eq 2']]],
  ['{a: {eq: 1}, and: [{b: {eq: 2}}]}, ["b"]', [['a eq 1']]],
  [
    '{a: {eq: 1}}, [], {r1: {gte: 250}, r2: {eq: "p"}}',
    [
      ['a eq 1', 'r1 gte 250'],
      ['a eq 1', 'r2 eq "p"'],
    ],
  ],
  ['{}, [], {r1: {eq: 1}}', [['r1 eq 1']]],
  ['{}', []],
  ['{a: {}}', []],
  ['{and: []}', []],
  ['null', null],
  ['', null],
  ['[]', null],
  ['\'{"a":{"eq":1}}\'', null],
])('toSubscriptionFilter(%s)', (args, expected) => {
  expect(groups(args)).toEqual(expected);
});
