import { createOperationContext } from '../../src/graphql/operation-context';
import { applyEffects } from '../../src/graphql/effects';
import type { RunContext, SideEffect } from '../../src/protocol';

const contextOf = (operation: RunContext['operation']) =>
  createOperationContext(
    { caller: { mode: 'API_KEY', identity: null, groups: [] }, identity: null, headers: {} },
    operation,
    null,
  );
const invalidation = (payload: unknown): SideEffect => ({
  type: 'invalidateSubscriptions',
  subscriptionField: 'onTally',
  payload,
});

test('a request invalidates at most five different things', () => {
  const context = contextOf('mutation');
  applyEffects([1, 2, 3, 4, 5, 5, 1].map(invalidation), context, undefined);
  expect(context.invalidations).toHaveLength(5);
  expect(() => {
    applyEffects([invalidation(6)], context, undefined);
  }).toThrow('at most 5 times');
});

test('only mutations invalidate and evict', () => {
  const context = contextOf('query');
  const evict = jest.fn(() => 1);
  const eviction: SideEffect = { type: 'evictFromApiCache', typeName: 'Query', fieldName: 'a', keys: {} };
  applyEffects([invalidation(1), eviction], context, { evict, through: jest.fn() });
  expect(context).toMatchObject({ invalidations: [], cacheEntriesDeleted: undefined });
  expect(evict).not.toHaveBeenCalled();
});

test('the last definition of a response header wins, whatever its case', () => {
  const context = contextOf('query');
  const header = (name: string, value: unknown): SideEffect => ({ type: 'addResponseHeader', name, value });
  applyEffects([header('X-A', 1), header('x-a', 2)], context, undefined);
  expect(context.responseHeaders).toEqual({ 'x-a': '2' });
});

test.each([
  ['', 1],
  ['host', 1],
  ['Vary', 1],
  ['Access-Control-Max-Age', '1'],
  ['x-amz-mine', 1],
  ['x-none', null],
  ['x-large', 'x'.repeat(4096)],
  ['no name', 1],
])('a response header %j of %j is ignored, and told', (name, value) => {
  const context = contextOf('query');
  const header: SideEffect = { type: 'addResponseHeader', name, value };
  const good: SideEffect = { type: 'addResponseHeader', name: 'x-good', value: { a: 1 } };
  expect(applyEffects([header, good], context, undefined)).toEqual([
    expect.stringMatching(/^The response header/),
  ]);
  expect(context.responseHeaders).toEqual({ 'x-good': '{"a":1}' });
});
