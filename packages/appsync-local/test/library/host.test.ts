import { createBench, type Observed } from './harness';

/** What a call asked of its surroundings; calls that end the handler throw. */
function observe(call: string): Observed {
  const { run, observed } = createBench();
  try {
    run(call);
  } catch (error) {
    expect((error as Error).message).toMatch(/^(raised|returned early)$/);
  }
  return observed;
}

const error = (message: string, more: object = {}) => ({
  message,
  errorType: null,
  data: null,
  errorInfo: null,
  ...more,
});

describe('errors', () => {
  test.each<[string, object]>([
    ['util.error("m")', error('m')],
    ['util.error("m", "T")', error('m', { errorType: 'T' })],
    [
      'util.error("m", "T", {a: 0}, {b: 1})',
      error('m', { errorType: 'T', data: { a: 0 }, errorInfo: { b: 1 } }),
    ],
    ['util.error("m", null, 0, false)', error('m', { data: 0, errorInfo: false })],
    ['util.error()', error('')],
    ['util.error({a: 1})', error('{"a":1}')],
  ])('%s ends the handler', (call, expected) => {
    expect(observe(call).raised).toEqual([{ error: expected, unauthorized: undefined }]);
  });

  test('util.unauthorized() says so', () => {
    const unauthorized = error('Unauthorized', { errorType: 'Unauthorized' });
    expect(observe('util.unauthorized()').raised).toEqual([{ error: unauthorized, unauthorized: true }]);
  });

  test('util.appendError goes on', () => {
    const { appended, raised } = observe('[util.appendError("a"), util.appendError("b", "T", [], "i")]');
    expect(appended).toEqual([error('a'), error('b', { errorType: 'T', data: [], errorInfo: 'i' })]);
    expect(raised).toEqual([]);
  });
});

test.each<[string, unknown[]]>([
  ['runtime.earlyReturn()', [null, 'NEXT']],
  ['runtime.earlyReturn({a: 1})', [{ a: 1 }, 'NEXT']],
  ['runtime.earlyReturn(0, {skipTo: "NEXT"})', [0, 'NEXT']],
  ['runtime.earlyReturn([], {skipTo: "END"})', [[], 'END']],
])('%s', (call, expected) => {
  expect(observe(call).returned).toEqual([expected]);
});

test('an unknown place to skip to is refused', () => {
  expect(() => createBench().run('runtime.earlyReturn(1, {skipTo: "START"})')).toThrow(
    "must be 'END' or 'NEXT'",
  );
});

test.each<[string, object[]]>([
  [
    'extensions.evictFromApiCache("Query", "voting", {"context.arguments.id": "1"})',
    [
      {
        type: 'evictFromApiCache',
        typeName: 'Query',
        fieldName: 'voting',
        keys: { 'context.arguments.id': '1' },
      },
    ],
  ],
  [
    'extensions.setSubscriptionFilter(util.transform.toSubscriptionFilter({a: {eq: 1}}))',
    [
      {
        type: 'setSubscriptionFilter',
        filter: { filterGroup: [{ filters: [{ fieldName: 'a', operator: 'eq', value: 1 }] }] },
      },
    ],
  ],
  [
    'extensions.setSubscriptionInvalidationFilter({filterGroup: []})',
    [{ type: 'setSubscriptionInvalidationFilter', filter: { filterGroup: [] } }],
  ],
  [
    'extensions.invalidateSubscriptions({subscriptionField: "onTally", payload: {id: "1"}})',
    [{ type: 'invalidateSubscriptions', subscriptionField: 'onTally', payload: { id: '1' } }],
  ],
  ['util.http.addResponseHeader("items", 7)', [{ type: 'addResponseHeader', name: 'items', value: 7 }]],
  [
    'util.http.addResponseHeaders({a: 1, b: {c: 2}})',
    [
      { type: 'addResponseHeader', name: 'a', value: 1 },
      { type: 'addResponseHeader', name: 'b', value: { c: 2 } },
    ],
  ],
])('%s', (call, expected) => {
  expect(observe(call).effects).toEqual(expected);
});

test.each(['log', 'error', 'debug', 'info', 'warn'])('console.%s passes its values on', (level) => {
  expect(observe(`console.${level}("a", {b: 1})`).lines).toEqual([[level, ['a', { b: 1 }]]]);
});

test('util.authType() is what the host says', () => {
  expect(createBench().run('util.authType()')).toBe('API Key Authorization');
});
