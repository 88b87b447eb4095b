import { createBench } from './harness';

const { run } = createBench();

/** The parsed answer of both functions, which must agree. */
function render(filter: string): unknown {
  const [asFilter, asCondition] = [
    run(`util.transform.toDynamoDBFilterExpression(${filter})`),
    run(`util.transform.toDynamoDBConditionExpression(${filter})`),
  ];
  expect(asCondition).toEqual(asFilter);
  return asFilter === null ? null : JSON.parse(asFilter as string);
}

/** A rendering: text, names by field, values. */
const of = (expression: string, fields: string[], expressionValues: Record<string, unknown> = {}) => ({
  expression,
  expressionNames: Object.fromEntries(fields.map((field) => [`#${field}`, field])),
  expressionValues,
});
const N = (value: number) => ({ N: value });
const S = (value: string) => ({ S: value });

test('the answer is a JSON text', () => {
  expect(run('util.transform.toDynamoDBFilterExpression({title: {contains: "Hello World"}})')).toBe(
    '{"expression":"(contains(#title,:title_contains))","expressionNames":{"#title":"title"},' +
      '"expressionValues":{":title_contains":{"S":"Hello World"}}}',
  );
});

describe('operators', () => {
  test.each<[string, unknown]>([
    ['{v: {eq: "x"}}', of('(#v = :v_eq)', ['v'], { ':v_eq': S('x') })],
    ['{v: {ne: "x"}}', of('(#v <> :v_ne)', ['v'], { ':v_ne': S('x') })],
    ['{v: {lt: 0}}', of('(#v < :v_lt)', ['v'], { ':v_lt': N(0) })],
    ['{v: {le: 1.5}}', of('(#v <= :v_le)', ['v'], { ':v_le': N(1.5) })],
    ['{v: {gt: 1}}', of('(#v > :v_gt)', ['v'], { ':v_gt': N(1) })],
    ['{v: {ge: 1}}', of('(#v >= :v_ge)', ['v'], { ':v_ge': N(1) })],
    ['{v: {eq: null}}', of('(#v = :v_eq)', ['v'], { ':v_eq': { NULL: null } })],
    ['{v: {eq: [1]}}', of('(#v = :v_eq)', ['v'], { ':v_eq': { L: [N(1)] } })],
    ['{v: {contains: "x"}}', of('(contains(#v,:v_contains))', ['v'], { ':v_contains': S('x') })],
    ['{v: {notContains: "x"}}', of('(NOT contains(#v,:v_notContains))', ['v'], { ':v_notContains': S('x') })],
    ['{v: {beginsWith: "x"}}', of('(begins_with(#v,:v_beginsWith))', ['v'], { ':v_beginsWith': S('x') })],
    [
      '{v: {between: [1, 9, 3]}}',
      of('(#v BETWEEN :v_between_start AND :v_between_end)', ['v'], {
        ':v_between_start': N(1),
        ':v_between_end': N(9),
      }),
    ],
    [
      '{v: {in: ["a", "b"]}}',
      of('(#v IN (:v_in_0, :v_in_1))', ['v'], { ':v_in_0': S('a'), ':v_in_1': S('b') }),
    ],
    ['{v: {in: []}}', of('(null)', ['v'])],
    ['{v: {attributeExists: true}}', of('(attribute_exists(#v))', ['v'])],
    ['{v: {attributeExists: false}}', of('(attribute_not_exists(#v))', ['v'])],
    ['{v: {size: {gt: 2}}}', of('(size(#v) > :v_size_gt)', ['v'], { ':v_size_gt': N(2) })],
    ['{v: {size: {size: {gt: 1}}}}', of('(size(#v) > :v_size_size_gt)', ['v'], { ':v_size_size_gt': N(1) })],
    [
      '{v: {size: {gt: 2, lt: 5}}}',
      of('((size(#v) > :v_size_gt) AND (size(#v) < :v_size_lt))', ['v'], {
        ':v_size_gt': N(2),
        ':v_size_lt': N(5),
      }),
    ],
  ])('%s', (filter, expected) => {
    expect(render(filter)).toEqual(expected);
  });

  test.each([
    ['_null', 'NULL'],
    ['string', 'S'],
    ['stringSet', 'SS'],
    ['number', 'N'],
    ['numberSet', 'NS'],
    ['binary', 'B'],
    ['binarySet', 'BS'],
    ['boolean', 'BOOL'],
    ['list', 'L'],
    ['map', 'M'],
  ])('attributeType %s is %s', (name, code) => {
    expect(render(`{a: {attributeType: "${name}"}}`)).toEqual(
      of('(attribute_type(#a,:a_attributeType))', ['a'], { ':a_attributeType': S(code) }),
    );
  });
});

describe('groups', () => {
  test.each<[string, unknown]>([
    [
      '{a: {eq: 1}, b: {eq: 2}}',
      of('(#a = :a_eq) AND (#b = :b_eq)', ['a', 'b'], { ':a_eq': N(1), ':b_eq': N(2) }),
    ],
    [
      '{id: {attributeExists: true}, version: {eq: 10}}',
      of('(attribute_exists(#id)) AND (#version = :version_eq)', ['id', 'version'], { ':version_eq': N(10) }),
    ],
    ['{v: {ge: 1, le: 5}}', of('((#v >= :v_ge) AND (#v <= :v_le))', ['v'], { ':v_ge': N(1), ':v_le': N(5) })],
    ['{and: [{a: {eq: 1}}]}', of('(#a = :and_0_a_eq)', ['a'], { ':and_0_a_eq': N(1) })],
    [
      '{or: [{a: {eq: 1}}, {b: {eq: 2}}]}',
      of('((#a = :or_0_a_eq) OR (#b = :or_1_b_eq))', ['a', 'b'], { ':or_0_a_eq': N(1), ':or_1_b_eq': N(2) }),
    ],
    [
      '{or: [{and: [{a: {eq: 1}}, {b: {eq: 2}}]}, {c: {eq: 3}}]}',
      of('(((#a = :or_0_and_0_a_eq) AND (#b = :or_0_and_1_b_eq)) OR (#c = :or_1_c_eq))', ['a', 'b', 'c'], {
        ':or_0_and_0_a_eq': N(1),
        ':or_0_and_1_b_eq': N(2),
        ':or_1_c_eq': N(3),
      }),
    ],
    ['{not: {a: {eq: 1}}}', of('(NOT (#a = :not_a_eq))', ['a'], { ':not_a_eq': N(1) })],
    ['{not: {not: {a: {eq: 1}}}}', of('(NOT (NOT (#a = :not_not_a_eq)))', ['a'], { ':not_not_a_eq': N(1) })],
    [
      '{not: {and: [{a: {eq: 1}}, {b: {eq: 2}}]}}',
      of('(NOT ((#a = :not_and_0_a_eq) AND (#b = :not_and_1_b_eq)))', ['a', 'b'], {
        ':not_and_0_a_eq': N(1),
        ':not_and_1_b_eq': N(2),
      }),
    ],
    [
      '{a: {eq: 1}, and: [{b: {eq: 2}}]}',
      of('(#a = :a_eq) AND (#b = :and_0_b_eq)', ['a', 'b'], { ':a_eq': N(1), ':and_0_b_eq': N(2) }),
    ],
    ['{"a.b": {eq: 1}}', of('(#a.b = :a.b_eq)', ['a.b'], { ':a.b_eq': N(1) })],
    ['{}', of('', [])],
    ['{and: []}', of('', [])],
    ['{v: {}}', of('', ['v'])],
    ['{not: {}}', of('(NOT )', [])],
    ['{a: {eq: 1}, b: {}}', of('(#a = :a_eq) AND ', ['a', 'b'], { ':a_eq': N(1) })],
  ])('%s', (filter, expected) => {
    expect(render(filter)).toEqual(expected);
  });
});

test.each(
  [
    ['', 'null', '[]', '"text"', '{v: {foo: 1}}', '{v: "x"}', '{a: {b: {eq: 1}}}', '{and: {a: {eq: 1}}}'],
    [
      '{and: null}',
      '{and: [{a: {eq: 1}}, null]}',
      '{not: [{a: {eq: 1}}]}',
      '{v: {between: [1]}}',
      '{v: {in: "x"}}',
    ],
    ['{v: {attributeExists: "yes"}}', '{v: {attributeType: "S"}}', '{v: {size: 3}}'],
  ].flat(),
)('null for the filter %p', (filter) => {
  expect(render(filter)).toBeNull();
});
