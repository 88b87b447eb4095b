import { createBench } from './harness';

const { run } = createBench();

const id = (value: string) => ({ id: { S: value } });

test.each<[string, unknown]>([
  ['ddb.get({key: {id: "id"}})', { operation: 'GetItem', key: id('id') }],
  [
    'ddb.get({key: {id: "1"}, consistentRead: false})',
    { operation: 'GetItem', key: id('1'), consistentRead: false },
  ],
  ['ddb.get({key: {id: "1"}, consistentRead: null, projection: []})', { operation: 'GetItem', key: id('1') }],
  [
    'ddb.get({key: {id: "1"}, consistentRead: true, projection: ["id", "a.b"]})',
    {
      operation: 'GetItem',
      key: id('1'),
      consistentRead: true,
      projection: {
        expression: '#expName_1, #expName_2.#expName_3',
        expressionNames: { '#expName_1': 'id', '#expName_2': 'a', '#expName_3': 'b' },
      },
    },
  ],
  [
    'ddb.get({key: {id: "1"}, projection: ["a.b", "a.c", "friends[2].name"]})',
    {
      operation: 'GetItem',
      key: id('1'),
      projection: {
        expression: '#expName_1.#expName_2, #expName_1.#expName_3, #expName_4[2].#expName_5',
        expressionNames: {
          '#expName_1': 'a',
          '#expName_2': 'b',
          '#expName_3': 'c',
          '#expName_4': 'friends',
          '#expName_5': 'name',
        },
      },
    },
  ],
  [
    'ddb.put({key: {id: "abc"}, item: {value: 10}})',
    { operation: 'PutItem', key: id('abc'), attributeValues: { value: { N: 10 } } },
  ],
  [
    'ddb.put({key: {id: "1"}, item: {v: 1}, condition: {v: {attributeExists: true}}})',
    {
      operation: 'PutItem',
      key: id('1'),
      attributeValues: { v: { N: 1 } },
      condition: { expression: '(attribute_exists(#v))', expressionNames: { '#v': 'v' } },
    },
  ],
  [
    'ddb.put({key: {id: "1"}, item: {}, condition: null, _version: 0, customPartitionKey: "k", populateIndexFields: false})',
    {
      operation: 'PutItem',
      key: id('1'),
      attributeValues: {},
      _version: 0,
      customPartitionKey: 'k',
      populateIndexFields: false,
    },
  ],
  [
    'ddb.put({key: {id: "1"}, item: {tags: ddb.toStringSet(["a"]), map: {SS: ["a"]}}})',
    {
      operation: 'PutItem',
      key: id('1'),
      attributeValues: { tags: { SS: ['a'] }, map: { M: { SS: { L: [{ S: 'a' }] } } } },
    },
  ],
  ['ddb.remove({key: {id: "test"}})', { operation: 'DeleteItem', key: id('test') }],
  [
    'ddb.remove({key: {id: "1"}, _version: 2, condition: {a: {eq: 1}}})',
    {
      operation: 'DeleteItem',
      key: id('1'),
      _version: 2,
      condition: {
        expression: '(#a = :a_eq)',
        expressionNames: { '#a': 'a' },
        expressionValues: { ':a_eq': { N: 1 } },
      },
    },
  ],
])('%s', (call, expected) => {
  expect(run(call)).toEqual(expected);
});

test.each([
  ['ddb.get()', 'The argument of get must be an object.'],
  ['ddb.get({key: "1"})', 'The key of get must be an object.'],
  ['ddb.put({key: {id: "1"}})', 'The item of put must be an object.'],
  [
    'ddb.remove({key: {id: "1"}, condition: {a: {equals: 1}}})',
    'The condition of remove cannot be turned into a DynamoDB expression: {"a":{"equals":1}}',
  ],
  [
    'ddb.put({key: {id: "1"}, item: {}, condition: {a: {b: {eq: 1}}}})',
    'The condition of put cannot be turned into a DynamoDB expression: {"a":{"b":{"eq":1}}}',
  ],
])('%s is refused', (call, message) => {
  expect(() => run(call)).toThrow(message);
});
