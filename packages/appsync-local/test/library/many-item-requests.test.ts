import { createBench } from './harness';

const { run } = createBench();

const id = (value: string) => ({ id: { S: value } });
const condition = {
  expression: '(#v = :v_eq)',
  expressionNames: { '#v': 'v' },
  expressionValues: { ':v_eq': { N: 1 } },
};

test.each<[string, unknown]>([
  [
    'ddb.batchGet({tables: {post: {keys: [{id: "1"}, {id: "2"}], consistentRead: false, projection: ["id", "name"]}}})',
    {
      operation: 'BatchGetItem',
      tables: {
        post: {
          keys: [id('1'), id('2')],
          consistentRead: false,
          projection: {
            expression: '#expName_1, #expName_2',
            expressionNames: { '#expName_1': 'id', '#expName_2': 'name' },
          },
        },
      },
    },
  ],
  [
    'ddb.batchPut({tables: {post: [{id: "one", value: 0}], comment: []}})',
    { operation: 'BatchPutItem', tables: { post: [{ ...id('one'), value: { N: 0 } }], comment: [] } },
  ],
  [
    'ddb.batchDelete({tables: {post: [{id: "one"}]}})',
    { operation: 'BatchDeleteItem', tables: { post: [id('one')] } },
  ],
  [
    'ddb.transactGet({items: [{table: "post", key: {id: "1"}, projection: ["name"]}, {table: "t", key: {id: "2"}}]})',
    {
      operation: 'TransactGetItems',
      transactItems: [
        {
          table: 'post',
          key: id('1'),
          projection: { expression: '#expName_1', expressionNames: { '#expName_1': 'name' } },
        },
        { table: 't', key: id('2') },
      ],
    },
  ],
  [
    `ddb.transactWrite({items: [
      {putItem: {table: "t", key: {id: "1"}, item: {a: 1}}},
      {updateItem: {table: "t", key: {id: "2"}, update: {a: ddb.operations.increment(1)}}},
      {deleteItem: {table: "t", key: {id: "3"}, condition: {v: {eq: 1}}}},
      {conditionCheck: {table: "t", key: {id: "4"}, condition: {v: {eq: 1}}}}]})`,
    {
      operation: 'TransactWriteItems',
      transactItems: [
        { table: 't', operation: 'PutItem', key: id('1'), attributeValues: { a: { N: 1 } } },
        {
          table: 't',
          operation: 'UpdateItem',
          key: id('2'),
          update: {
            expression: 'SET #expName_1 = #expName_1 + :expValue_1',
            expressionNames: { '#expName_1': 'a' },
            expressionValues: { ':expValue_1': { N: 1 } },
          },
        },
        { table: 't', operation: 'DeleteItem', key: id('3'), condition },
        { table: 't', operation: 'ConditionCheck', key: id('4'), condition },
      ],
    },
  ],
  ['ddb.toStringSet(["a", "b"])', { SS: ['a', 'b'] }],
  ['ddb.toNumberSet([1, 2, 3])', { NS: [1, 2, 3] }],
  ['ddb.toBinarySet(["SGVsbG8="])', { BS: ['SGVsbG8='] }],
])('%s', (call, expected) => {
  expect(run(call)).toEqual(expected);
});

test.each([
  ['ddb.batchGet({})', 'The tables of batchGet must be an object.'],
  ['ddb.batchPut({tables: {t: {}}})', 'The entry of batchPut for table t must be a list.'],
  [
    'ddb.transactWrite({items: [{operation: "PutItem"}]})',
    'Every item of transactWrite must have one of putItem, updateItem, deleteItem, conditionCheck.',
  ],
  [
    'ddb.transactWrite({items: [{deleteItem: {table: "t", key: {id: "1"}, condition: {a: 1}}}]})',
    'The condition of deleteItem cannot be turned into a DynamoDB expression',
  ],
])('%s is refused', (call, message) => {
  expect(() => run(call)).toThrow(message);
});
