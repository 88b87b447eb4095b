import { findOperator } from '../../src/realtime/matching/operators';

type Row = [operator: string, field: unknown, operand: unknown, holds: boolean];

const equality: Row[] = [
  ['eq', 'a', 'a', true],
  ['eq', 'a', 'A', false],
  ['eq', 1, 1, true],
  ['eq', 1, '1', false],
  ['eq', 0, false, false],
  ['eq', true, true, true],
  ['eq', null, null, true],
  ['eq', null, 'a', false],
  ['eq', ['a'], 'a', false],
  ['ne', 'a', 'b', true],
  ['ne', 'a', 'a', false],
  ['ne', 1, '1', true],
  ['ne', null, 'a', true],
];
const order: Row[] = [
  ['lt', 1, 2, true],
  ['lt', 2, 2, false],
  ['lt', 'a', 'b', true],
  ['lt', 10, '9', false],
  ['lt', null, 1, false],
  ['lt', false, true, false],
  ['le', 2, 2, true],
  ['le', 3, 2, false],
  ['le', null, 0, false],
  ['gt', 3, 2, true],
  ['gt', 2, 2, false],
  ['gt', 'b', 'a', true],
  ['gt', '3', 2, false],
  ['ge', 2, 2, true],
  ['ge', 1, 2, false],
  ['ge', null, null, false],
  ['between', 1, [1, 3], true],
  ['between', 3, [1, 3], true],
  ['between', 4, [1, 3], false],
  ['between', 0, [1, 3], false],
  ['between', 'b', ['a', 'c'], true],
  ['between', 2, ['1', '3'], false],
  ['between', 2, [1], false],
  ['between', 2, [1, 3, 5], false],
  ['between', 2, 2, false],
];
const membership: Row[] = [
  ['in', 'a', ['a', 'b'], true],
  ['in', 'c', ['a', 'b'], false],
  ['in', 1, ['1'], false],
  ['in', 'a', 'a', false],
  ['in', null, ['a'], false],
  ['notIn', 'c', ['a', 'b'], true],
  ['notIn', 'a', ['a', 'b'], false],
  ['notIn', null, ['a'], true],
  ['notIn', 'a', 'b', false],
];
const text: Row[] = [
  ['beginsWith', 'abc', 'ab', true],
  ['beginsWith', 'abc', 'bc', false],
  ['beginsWith', 12, '1', false],
  ['beginsWith', null, '', false],
  ['contains', 'abc', 'bc', true],
  ['contains', 'abc', 'd', false],
  ['contains', 'a1', 1, true],
  ['contains', ['a', 'b'], 'b', true],
  ['contains', ['ab'], 'b', false],
  ['contains', [1, 2], 2, true],
  ['contains', [1, 2], '2', false],
  ['contains', null, 'a', false],
  ['notContains', 'abc', 'd', true],
  ['notContains', 'abc', 'b', false],
  ['notContains', ['a'], 'b', true],
  ['notContains', ['a'], 'a', false],
  ['notContains', null, 'a', true],
  ['containsAny', ['a', 'b'], ['b', 'c'], true],
  ['containsAny', ['a', 'b'], ['c', 'd'], false],
  ['containsAny', [1], ['1'], false],
  ['containsAny', ['a'], 'a', false],
  ['containsAny', 'ab', ['a'], false],
  ['containsAny', null, ['a'], false],
];

it.each([...equality, ...order, ...membership, ...text])(
  '%s: %j with %j is %s',
  (name, field, operand, holds) => {
    expect(findOperator(name)?.(field, operand)).toBe(holds);
  },
);

it('knows no other operator', () => {
  expect(['lte', 'gte', 'EQ', 'toString', ''].map(findOperator)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
