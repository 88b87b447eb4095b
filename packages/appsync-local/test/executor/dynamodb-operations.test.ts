import { key, startTable, TABLE, type TableSource } from './support/dynamodb';

let table: TableSource;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

const put = (pk: string, sk: number, attributeValues: object = {}) =>
  table.call({ operation: 'PutItem', key: key(pk, sk), attributeValues });

test('values go in typed, loosely or not, and come out plain', async () => {
  const stored = await put('values', 1, {
    text: { S: 'a' },
    whole: { N: 10 },
    exact: { N: '1.50' },
    nothing: { NULL: null },
    yes: { BOOL: true },
    bytes: { B: 'aGk=' },
    names: { SS: ['b', 'a'] },
    numbers: { NS: [1, 23, 4.56] },
    list: { L: [{ N: 1 }, { M: { deep: { NULL: null } } }] },
  });
  const item = {
    pk: 'values',
    sk: 1,
    text: 'a',
    whole: 10,
    exact: 1.5,
    nothing: null,
    yes: true,
    bytes: 'aGk=',
    names: expect.arrayContaining(['a', 'b']) as string[],
    numbers: expect.arrayContaining([1, 23, 4.56]) as number[],
    list: [1, { deep: null }],
  };
  expect(stored).toEqual({ result: item });
  expect(await table.call({ operation: 'GetItem', key: key('values', 1), consistentRead: true })).toEqual({
    result: item,
  });
});

test('GetItem answers null for nothing, and only what a projection asks for', async () => {
  await put('get', 1, { a: { N: 1 }, b: { N: 2 } });
  expect(await table.call({ operation: 'GetItem', key: key('get', 2) })).toEqual({ result: null });
  const projection = { expression: '#a', expressionNames: { '#a': 'a' } };
  expect(await table.call({ operation: 'GetItem', key: key('get', 1), projection })).toEqual({
    result: { a: 1 },
  });
});

test('UpdateItem answers the item after it, DeleteItem the item before it', async () => {
  const update = { expression: 'SET n = :n', expressionValues: { ':n': { N: 0 } } };
  expect(await table.call({ operation: 'UpdateItem', key: key('update', 1), update })).toEqual({
    result: { pk: 'update', sk: 1, n: 0 },
  });
  const remove = { operation: 'DeleteItem', key: key('update', 1) };
  expect(await table.call(remove)).toEqual({ result: { pk: 'update', sk: 1, n: 0 } });
  expect(await table.call(remove)).toEqual({ result: null });
});

describe('pages', () => {
  const query = {
    operation: 'Query',
    query: { expression: 'pk = :pk', expressionValues: { ':pk': { S: 'pages' } } },
    filter: { expression: 'odd = :odd', expressionValues: { ':odd': { BOOL: true } } },
    limit: 2,
    scanIndexForward: false,
  };
  beforeAll(async () => {
    for (const sk of [1, 2, 3]) await put('pages', sk, { odd: { BOOL: sk % 2 === 1 } });
  });

  test('the limit counts before the filter, and the token leads on', async () => {
    const { result: first } = (await table.call(query)) as { result: { nextToken: string } };
    expect(first).toEqual({
      items: [{ pk: 'pages', sk: 3, odd: true }],
      nextToken: expect.any(String) as string,
      scannedCount: 2,
    });
    expect(await table.call({ ...query, nextToken: first.nextToken })).toEqual({
      result: { items: [{ pk: 'pages', sk: 1, odd: true }], nextToken: null, scannedCount: 1 },
    });
  });

  test('a token tells nothing, and works for nobody else', async () => {
    const { result } = (await table.call(query)) as { result: { nextToken: string } };
    expect(Buffer.from(result.nextToken, 'base64').toString('latin1')).not.toContain('pages');
    const refusal = {
      result: null,
      error: { type: 'DynamoDB:ValidationException', message: 'Invalid pagination token given.' },
    };
    expect(await table.call({ ...query, nextToken: result.nextToken }, 'Query.others')).toEqual(refusal);
    expect(await table.call({ ...query, nextToken: 'made up' })).toEqual(refusal);
  });

  test('Scan reads segments', async () => {
    const segments = await Promise.all(
      [0, 1, 2].map((segment) =>
        table.call({ operation: 'Scan', totalSegments: 3, segment, filter: { ...query.query } }),
      ),
    );
    const counts = segments.map(({ result }) => (result as { items: unknown[] }).items.length);
    expect(counts.reduce((sum, count) => sum + count)).toBe(3);
  });
});

test('BatchGetItem answers in the order of the keys, whatever the projection', async () => {
  await put('batch', 1, { a: { N: 1 } });
  await put('batch', 3, { a: { N: 3 } });
  const keys = [key('batch', 3), key('batch', 2), key('batch', 1)];
  expect(
    await table.call({
      operation: 'BatchGetItem',
      tables: { [TABLE]: { keys, projection: { expression: 'a' } } },
    }),
  ).toEqual({ result: { data: { [TABLE]: [{ a: 3 }, null, { a: 1 }] }, unprocessedKeys: { [TABLE]: [] } } });
  expect(
    await table.call({ operation: 'BatchGetItem', tables: { [TABLE]: [key('batch', 1)] } }),
  ).toMatchObject({
    result: { data: { [TABLE]: [{ pk: 'batch', sk: 1, a: 1 }] } },
  });
});

test('BatchPutItem and BatchDeleteItem answer what they did', async () => {
  const items = [
    { ...key('many', 1), a: { N: 1 } },
    { ...key('many', 2), a: { N: 2 } },
  ];
  expect(await table.call({ operation: 'BatchPutItem', tables: { [TABLE]: items } })).toEqual({
    result: {
      data: {
        [TABLE]: [
          { pk: 'many', sk: 1, a: 1 },
          { pk: 'many', sk: 2, a: 2 },
        ],
      },
      unprocessedItems: { [TABLE]: [] },
    },
  });
  expect(
    await table.call({ operation: 'BatchDeleteItem', tables: { [TABLE]: { keys: [key('many', 1)] } } }),
  ).toEqual({ result: { data: { [TABLE]: [{ pk: 'many', sk: 1 }] }, unprocessedKeys: { [TABLE]: [] } } });
  expect(await table.call({ operation: 'GetItem', key: key('many', 1) })).toEqual({ result: null });
});

describe('transactions', () => {
  const write = (sk: number, more: object) => ({ table: TABLE, key: key('transact', sk), ...more });
  const absent = { expression: 'attribute_not_exists(pk)' };

  test('one that succeeds answers its keys', async () => {
    expect(
      await table.call({
        operation: 'TransactWriteItems',
        transactItems: [
          write(1, { operation: 'PutItem', attributeValues: { a: { N: 1 } }, condition: absent }),
          write(2, {
            operation: 'UpdateItem',
            update: { expression: 'SET a = :a', expressionValues: { ':a': { N: 2 } } },
          }),
          write(3, { operation: 'DeleteItem' }),
          write(4, { operation: 'ConditionCheck', condition: absent }),
        ],
      }),
    ).toEqual({
      result: { keys: [1, 2, 3, 4].map((sk) => ({ pk: 'transact', sk })), cancellationReasons: null },
    });
    const transactItems = [2, 9].map((sk) => ({ table: TABLE, key: key('transact', sk) }));
    expect(await table.call({ operation: 'TransactGetItems', transactItems })).toEqual({
      result: { items: [{ pk: 'transact', sk: 2, a: 2 }, null], cancellationReasons: null },
    });
  });

  test('one that is cancelled says why for every item, with the item in the way', async () => {
    await put('transact', 5, { a: { N: 5 } });
    const { result, error } = await table.call({
      operation: 'TransactWriteItems',
      transactItems: [
        write(6, { operation: 'PutItem' }),
        write(5, { operation: 'PutItem', condition: absent }),
        write(7, {
          operation: 'ConditionCheck',
          condition: { expression: 'attribute_exists(pk)', returnValuesOnConditionCheckFailure: false },
        }),
      ],
    });
    expect(error?.type).toBe('DynamoDB:TransactionCanceledException');
    expect(result).toEqual({
      keys: null,
      cancellationReasons: [
        { type: 'None', message: 'None' },
        {
          type: 'ConditionCheckFailed',
          message: 'The condition check failed.',
          item: { pk: 'transact', sk: 5, a: 5 },
        },
        { type: 'ConditionCheckFailed', message: 'The condition check failed.' },
      ],
    });
  });
});

test('a refusal by DynamoDB is an outcome with its exception name', async () => {
  const update = { expression: 'SET n = n + :one', expressionValues: { ':one': { N: 1 } } };
  const { result, error } = await table.call({ operation: 'UpdateItem', key: key('nobody', 1), update });
  expect(result).toBeNull();
  expect(error?.type).toBe('DynamoDB:ValidationException');
  expect(error?.message).toMatch(/ \(Service: DynamoDb, Status Code: 400, Request ID: [\w-]+\)$/);
});

test.each([
  [{}, "Value for field '$[operation]' not found."],
  [undefined, "Value for field '$[operation]' not found."],
  [{ operation: 'GetItem' }, "Value for field '$[key]' not found."],
  [{ operation: 'Query', query: {} }, "Value for field '$[query][expression]' not found."],
  [
    { operation: 'TransactWriteItems', transactItems: [{ operation: 'PutItem', key: {} }] },
    "Value for field '$[transactItems][0][table]' not found.",
  ],
  [{ operation: 'BatchGetItem', tables: { T: {} } }, "Value for field '$[tables][T][keys]' not found."],
  [{ operation: 'Join' }, "Unsupported operation 'Join'."],
  [{ operation: 'toString' }, "Unsupported operation 'toString'."],
  [
    { operation: 'Sync' },
    'Versioned data sources (conflict detection, delta sync) are not served by this runtime.',
  ],
])('the request %j ends the field', async (request, message) => {
  await expect(table.call(request)).rejects.toMatchObject({ message, errorType: 'MappingTemplate' });
});

test('every request is reported to what counts units', async () => {
  table.requests();
  await table.call({ operation: 'GetItem', key: key('told', 1) });
  expect(table.requests()).toEqual([
    {
      operation: 'GetItem',
      request: { TableName: TABLE, Key: { pk: { S: 'told' }, sk: { N: '1' } } },
      durationMs: expect.any(Number) as number,
    },
  ]);
});
