import { key, startTable, type TableSource } from './support/dynamodb';

let table: TableSource;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

const absent = { expression: 'attribute_not_exists(pk)' };
const put = (sk: number, value: object, condition?: object) =>
  table.call({ operation: 'PutItem', key: key('c', sk), attributeValues: value, condition });
const CONDITION_FAILED = {
  type: 'DynamoDB:ConditionalCheckFailedException',
  message: expect.any(String) as string,
};

beforeEach(() => {
  table.handler.events = [];
  table.handler.answer = undefined;
});

test('a put that equals the stored item counts as a success, sets and numbers by their meaning', async () => {
  const value = { n: { N: '1.0' }, tags: { SS: ['a', 'b'] }, map: { M: { x: { L: [{ N: 2 }] } } } };
  await put(1, value);
  table.requests();
  const again = await put(1, { ...value, n: { N: 1 }, tags: { SS: ['b', 'a'] } }, absent);
  expect(again.error).toBeUndefined();
  expect(again.result).toMatchObject({ pk: 'c', sk: 1, n: 1, map: { x: [2] } });
  const [, readBack] = table.requests();
  expect(readBack).toMatchObject({ operation: 'GetItem', request: { ConsistentRead: true } });
});

test('a put that differs is rejected with the stored item', async () => {
  await put(2, { n: { N: 1 } });
  expect(await put(2, { n: { N: 2 } }, absent)).toEqual({
    result: { pk: 'c', sk: 2, n: 1 },
    error: CONDITION_FAILED,
  });
});

test('attributes of equalsIgnore may differ, or be missing', async () => {
  await put(3, { n: { N: 1 }, at: { S: 'then' } });
  const condition = { ...absent, equalsIgnore: ['at'] };
  expect(await put(3, { n: { N: 1 }, at: { S: 'now' } }, condition)).toEqual({
    result: { pk: 'c', sk: 3, n: 1, at: 'then' },
  });
  expect((await put(3, { n: { N: 1 } }, condition)).error).toBeUndefined();
  expect((await put(3, { n: { N: 2 } }, condition)).error).toEqual(CONDITION_FAILED);
});

test('consistentRead: false makes the look at the stored item cheaper', async () => {
  await put(4, {});
  table.requests();
  await put(4, { n: { N: 1 } }, { ...absent, consistentRead: false });
  expect(table.requests()[1]?.request).toMatchObject({ ConsistentRead: false });
});

test('deleting what is not there counts as a success', async () => {
  const remove = (sk: number, condition: object) =>
    table.call({ operation: 'DeleteItem', key: key('c', sk), condition });
  expect(await remove(99, { expression: 'attribute_exists(pk)' })).toEqual({ result: null });
  await put(5, { n: { N: 1 } });
  expect(await remove(5, absent)).toEqual({ result: { pk: 'c', sk: 5, n: 1 }, error: CONDITION_FAILED });
});

test('an update is never equal to anything', async () => {
  const update = { expression: 'SET n = :n', expressionValues: { ':n': { N: 1 } } };
  await put(6, { n: { N: 1 } });
  expect(await table.call({ operation: 'UpdateItem', key: key('c', 6), update, condition: absent })).toEqual({
    result: { pk: 'c', sk: 6, n: 1 },
    error: CONDITION_FAILED,
  });
});

describe('a handler decides', () => {
  const custom = {
    ...absent,
    conditionalCheckFailedHandler: {
      strategy: 'Custom',
      lambdaArn: 'arn:aws:lambda:eu-west-1:1:function:judge',
    },
  };
  beforeAll(() => put(7, { n: { N: 1 } }));

  test('and is told everything', async () => {
    await put(7, { n: { N: 2 } }, custom);
    expect(table.handler.events).toEqual([
      {
        functionArn: custom.conditionalCheckFailedHandler.lambdaArn,
        event: {
          arguments: { a: 1 },
          requestMapping: {
            version: '2018-05-29',
            operation: 'PutItem',
            key: key('c', 7),
            attributeValues: { n: { N: 2 } },
            condition: custom,
          },
          currentValue: { pk: { S: 'c' }, sk: { N: '7' }, n: { N: '1' } },
          resolver: {
            tableName: 'Things',
            awsRegion: 'eu-west-1',
            parentType: 'Query',
            field: 'things',
            outputType: 'Thing',
          },
          identity: { sub: 's' },
        },
      },
    ]);
  });

  test.each([
    [{ ok: true, payload: { action: 'reject' } }],
    [{ ok: false, error: 'Unhandled', errorMessage: 'broken', errorType: 'Error' }],
  ] as const)('%j: rejected', async (answer) => {
    table.handler.answer = answer;
    expect(await put(7, { n: { N: 2 } }, custom)).toEqual({
      result: { pk: 'c', sk: 7, n: 1 },
      error: CONDITION_FAILED,
    });
  });

  test('discard: the stored item is the result', async () => {
    table.handler.answer = { ok: true, payload: { action: 'discard' } };
    expect(await put(7, { n: { N: 2 } }, custom)).toEqual({ result: { pk: 'c', sk: 7, n: 1 } });
  });

  test('retry: once more with other values, and no second question', async () => {
    const retry = (n: number, condition?: object) => {
      table.handler.answer = {
        ok: true,
        payload: { action: 'retry', retryMapping: { attributeValues: { n: { N: n } }, condition } },
      };
    };
    retry(3, custom);
    expect((await put(7, { n: { N: 2 } }, custom)).error).toEqual(CONDITION_FAILED);
    expect(table.handler.events).toHaveLength(1);
    retry(4);
    expect(await put(7, { n: { N: 2 } }, custom)).toEqual({ result: { pk: 'c', sk: 7, n: 4 } });
  });
});
