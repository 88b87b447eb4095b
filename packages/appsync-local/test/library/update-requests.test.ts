import { createBench } from './harness';

const { run } = createBench();

/** The update that the helper makes of an update object. */
const updateOf = (object: string) => {
  const request = run(`ddb.update({key: {id: "1"}, update: ${object}})`) as { update: unknown };
  return request.update;
};

const one = (expression: string, name: string, value: unknown) => ({
  expression,
  expressionNames: { '#expName_1': name },
  expressionValues: { ':expValue_1': value },
});
const numbers = { L: [{ N: 1 }, { N: 2 }, { N: 3 }] };

describe('one operation', () => {
  test.each<[string, unknown]>([
    ['{age: ddb.operations.add(10)}', one('SET #expName_1 = :expValue_1', 'age', { N: 10 })],
    [
      '{values: ddb.operations.replace({a: 10})}',
      one('SET #expName_1 = :expValue_1', 'values', { M: { a: { N: 10 } } }),
    ],
    [
      '{age: ddb.operations.increment(10)}',
      one('SET #expName_1 = #expName_1 + :expValue_1', 'age', { N: 10 }),
    ],
    ['{age: ddb.operations.increment()}', one('SET #expName_1 = #expName_1 + :expValue_1', 'age', { N: 1 })],
    ['{age: ddb.operations.increment(0)}', one('SET #expName_1 = #expName_1 + :expValue_1', 'age', { N: 0 })],
    [
      '{age: ddb.operations.decrement(10)}',
      one('SET #expName_1 = #expName_1 - :expValue_1', 'age', { N: 10 }),
    ],
    [
      '{values: ddb.operations.append([1, 2, 3])}',
      one('SET #expName_1 = list_append(#expName_1, :expValue_1)', 'values', numbers),
    ],
    [
      '{values: ddb.operations.prepend([1, 2, 3])}',
      one('SET #expName_1 = list_append(:expValue_1, #expName_1)', 'values', numbers),
    ],
    [
      '{friends: [ddb.operations.updateListItem("x", 1)]}',
      one('SET #expName_1[1] = :expValue_1', 'friends', { S: 'x' }),
    ],
    ['{segments: ddb.toStringSet(["a"])}', one('SET #expName_1 = :expValue_1', 'segments', { SS: ['a'] })],
    ['{list: [1, 2, 3]}', one('SET #expName_1 = :expValue_1', 'list', numbers)],
    ['{map: {}}', one('SET #expName_1 = :expValue_1', 'map', { M: {} })],
    [
      '{addr: ddb.operations.remove()}',
      { expression: 'REMOVE #expName_1', expressionNames: { '#expName_1': 'addr' }, expressionValues: {} },
    ],
  ])('%s', (object, expected) => {
    expect(updateOf(object)).toEqual(expected);
  });
});

describe('values that are easily taken for nothing are set', () => {
  test.each<[string, unknown]>([
    ['0', { N: 0 }],
    ['false', { BOOL: false }],
    ['""', { S: '' }],
    ['null', { NULL: null }],
    ['[]', { L: [] }],
    ['ddb.operations.replace(0)', { N: 0 }],
    ['ddb.operations.add(false)', { BOOL: false }],
    ['ddb.operations.replace(null)', { NULL: null }],
  ])('%s', (value, expected) => {
    expect(updateOf(`{a: ${value}}`)).toEqual(one('SET #expName_1 = :expValue_1', 'a', expected));
  });
});

describe('several changes', () => {
  test('are numbered in the order of the text, SET before REMOVE', () => {
    expect(
      updateOf('{b: ddb.operations.remove(), a: ddb.operations.increment(1), c: ddb.operations.remove()}'),
    ).toEqual({
      expression: 'SET #expName_1 = #expName_1 + :expValue_1 REMOVE #expName_2, #expName_3',
      expressionNames: { '#expName_1': 'a', '#expName_2': 'b', '#expName_3': 'c' },
      expressionValues: { ':expValue_1': { N: 1 } },
    });
  });

  test('of one list share its name', () => {
    expect(
      updateOf('{f: [ddb.operations.updateListItem("x", 0), ddb.operations.updateListItem("y", 2)]}'),
    ).toEqual({
      expression: 'SET #expName_1[0] = :expValue_1, #expName_1[2] = :expValue_2',
      expressionNames: { '#expName_1': 'f' },
      expressionValues: { ':expValue_1': { S: 'x' }, ':expValue_2': { S: 'y' } },
    });
  });

  test('in a nested object go to the attributes that it names', () => {
    expect(
      updateOf(
        '{stuff: {foo: ddb.operations.replace(null), bar: {stuff: 0}}, old: {gone: ddb.operations.remove()}}',
      ),
    ).toEqual({
      expression:
        'SET #expName_1.#expName_2 = :expValue_1, #expName_1.#expName_3.#expName_1 = :expValue_2 REMOVE #expName_4.#expName_5',
      expressionNames: {
        '#expName_1': 'stuff',
        '#expName_2': 'foo',
        '#expName_3': 'bar',
        '#expName_4': 'old',
        '#expName_5': 'gone',
      },
      expressionValues: { ':expValue_1': { NULL: null }, ':expValue_2': { N: 0 } },
    });
  });
});

describe('operations by themselves, as recorded', () => {
  test.each<[string, unknown]>([
    ['ddb.operations.add(10)', { type: 'OPERATION_ADD', value: 10 }],
    ['ddb.operations.append([1])', { type: 'OPERATION_APPEND', items: [1] }],
    ['ddb.operations.prepend([1])', { type: 'OPERATION_PREPEND', items: [1] }],
    ['ddb.operations.increment(10)', { type: 'OPERATION_INCREMENT', by: 10 }],
    ['ddb.operations.decrement(10)', { type: 'OPERATION_DECREMENT', by: 10 }],
    ['ddb.operations.replace({a: 10})', { type: 'OPERATION_REPLACE', value: { a: 10 } }],
    ['ddb.operations.remove()', { type: 'OPERATION_REMOVE' }],
    ['Object.keys(ddb.operations.updateListItem("foo", 1))', []],
    ['JSON.stringify({item: ddb.operations.updateListItem("foo", 1)})', '{}'],
  ])('%s', (call, expected) => {
    expect(run(call)).toEqual(expected);
  });
});

test('condition and version travel beside the update', () => {
  const call = 'ddb.update({key: {id: "1"}, update: {a: 1}, condition: {b: {eq: 2}}, _version: 5})';
  expect(run(call)).toMatchObject({
    operation: 'UpdateItem',
    key: { id: { S: '1' } },
    _version: 5,
    condition: {
      expression: '(#b = :b_eq)',
      expressionNames: { '#b': 'b' },
      expressionValues: { ':b_eq': { N: 2 } },
    },
  });
});

test.each([
  ['{}', 'An update must change at least one attribute.'],
  ['{a: [ddb.operations.updateListItem("x", "0] = :v, b[1")]}', 'must be a whole number from 0 on'],
])('an update of %s is refused', (object, message) => {
  expect(() => updateOf(object)).toThrow(message);
});
