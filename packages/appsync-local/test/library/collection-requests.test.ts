import { createBench } from './harness';

const { run } = createBench();

const equals = (field: string, value: unknown) => ({
  expression: `(#${field} = :${field}_eq)`,
  expressionNames: { [`#${field}`]: field },
  expressionValues: { [`:${field}_eq`]: value },
});

test.each<[string, unknown]>([
  ['ddb.query({query: {id: {eq: "1"}}})', { operation: 'Query', query: equals('id', { S: '1' }) }],
  [
    'ddb.query({query: {a: {eq: "x"}, b: {beginsWith: "y"}}})',
    {
      operation: 'Query',
      query: {
        expression: '(#a = :a_eq) AND (begins_with(#b,:b_beginsWith))',
        expressionNames: { '#a': 'a', '#b': 'b' },
        expressionValues: { ':a_eq': { S: 'x' }, ':b_beginsWith': { S: 'y' } },
      },
    },
  ],
  [
    `ddb.query({query: {pk: {eq: "a"}}, index: "gsi1", limit: 5, nextToken: "t", consistentRead: true,
      scanIndexForward: false, select: "ALL_ATTRIBUTES", filter: {done: {eq: true}}, projection: ["id"]})`,
    {
      operation: 'Query',
      query: equals('pk', { S: 'a' }),
      index: 'gsi1',
      limit: 5,
      nextToken: 't',
      consistentRead: true,
      scanIndexForward: false,
      select: 'ALL_ATTRIBUTES',
      filter: equals('done', { BOOL: true }),
      projection: { expression: '#expName_1', expressionNames: { '#expName_1': 'id' } },
    },
  ],
  [
    'ddb.query({query: {id: {eq: 0}}, limit: null, nextToken: null, filter: null, consistentRead: null})',
    { operation: 'Query', query: equals('id', { N: 0 }) },
  ],
  ['ddb.scan({limit: 10, nextToken: "abc"})', { operation: 'Scan', limit: 10, nextToken: 'abc' }],
  ['ddb.scan({})', { operation: 'Scan' }],
  ['ddb.scan()', { operation: 'Scan' }],
  [
    'ddb.scan({totalSegments: 4, segment: 0, index: "gsi", filter: {a: {eq: 1}}})',
    { operation: 'Scan', totalSegments: 4, segment: 0, index: 'gsi', filter: equals('a', { N: 1 }) },
  ],
  [
    'ddb.sync({basePartitionKey: "k", deltaIndexName: "d", limit: 5, lastSync: 0, filter: {a: {eq: 1}}})',
    {
      operation: 'Sync',
      basePartitionKey: 'k',
      deltaIndexName: 'd',
      limit: 5,
      lastSync: 0,
      filter: equals('a', { N: 1 }),
    },
  ],
])('%s', (call, expected) => {
  expect(run(call)).toEqual(expected);
});

test.each([
  ['ddb.query({})', 'query needs a key condition.'],
  ['ddb.scan({filter: {a: 1}})', 'The filter of scan cannot be turned into a DynamoDB expression'],
])('%s is refused', (call, message) => {
  expect(() => run(call)).toThrow(message);
});
