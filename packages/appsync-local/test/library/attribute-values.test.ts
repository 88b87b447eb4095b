import { createBench } from './harness';

const { run } = createBench();

describe('util.dynamodb, as recorded from the service', () => {
  test.each<[string, unknown]>([
    ['util.dynamodb.toDynamoDB("test")', { S: 'test' }],
    ['util.dynamodb.toDynamoDB(12345)', { N: 12345 }],
    ['util.dynamodb.toDynamoDB(true)', { BOOL: true }],
    ['util.dynamodb.toDynamoDB(null)', { NULL: null }],
    ['util.dynamodb.toString("test")', { S: 'test' }],
    ['util.dynamodb.toNumber(12345)', { N: 12345 }],
    ['util.dynamodb.toBoolean(true)', { BOOL: true }],
    ['util.dynamodb.toBinary("foo")', { B: 'foo' }],
    ['util.dynamodb.toNull()', { NULL: null }],
    ['util.dynamodb.toStringSet(["foo", "bar", "baz"])', { SS: ['foo', 'bar', 'baz'] }],
    ['util.dynamodb.toNumberSet([1, 23, 4.56])', { NS: [1, 23, 4.56] }],
    ['util.dynamodb.toBinarySet(["foo", "bar"])', { BS: ['foo', 'bar'] }],
    [
      'util.dynamodb.toList(["foo", 123, {bar: "baz"}])',
      { L: [{ S: 'foo' }, { N: 123 }, { M: { bar: { S: 'baz' } } }] },
    ],
    [
      'util.dynamodb.toMap({foo: "bar", baz: 1234, beep: ["boop"]})',
      { M: { foo: { S: 'bar' }, baz: { N: 1234 }, beep: { L: [{ S: 'boop' }] } } },
    ],
    ['util.dynamodb.toMapValues({foo: "bar", baz: 1234})', { foo: { S: 'bar' }, baz: { N: 1234 } }],
    [
      'util.dynamodb.toS3Object("foo", "bar", "baz")',
      { S: '{"s3":{"key":"foo","bucket":"bar","region":"baz"}}' },
    ],
    [
      'util.dynamodb.toS3Object("foo", "bar", "baz", "beep")',
      { S: '{"s3":{"key":"foo","bucket":"bar","region":"baz","version":"beep"}}' },
    ],
    [
      `util.dynamodb.fromS3ObjectJson('{"s3":{"key":"foo","bucket":"bar","region":"baz"}}')`,
      { key: 'foo', bucket: 'bar', region: 'baz' },
    ],
  ])('%s', (call, expected) => {
    expect(run(call)).toEqual(expected);
  });
});

describe('util.dynamodb at its edges', () => {
  test.each<[string, unknown]>([
    ['util.dynamodb.toDynamoDB(0)', { N: 0 }],
    ['util.dynamodb.toDynamoDB("")', { S: '' }],
    ['util.dynamodb.toDynamoDB(false)', { BOOL: false }],
    ['util.dynamodb.toDynamoDB([])', { L: [] }],
    ['util.dynamodb.toDynamoDB({})', { M: {} }],
    ['util.dynamodb.toDynamoDB(undefined)', { NULL: null }],
    ['util.dynamodb.toMapValues({a: undefined, b: null})', { a: { NULL: null }, b: { NULL: null } }],
    ['util.dynamodb.toString(null)', null],
    ['util.dynamodb.toNumber(undefined)', null],
    ['util.dynamodb.toNumber(0)', { N: 0 }],
    ['util.dynamodb.toStringSet(null)', null],
    ['util.dynamodb.toList(null)', null],
    ['util.dynamodb.toMap(null)', null],
    ['util.dynamodb.toMapValues([1])', null],
    ['util.dynamodb.fromS3ObjectJson("not a link")', null],
    ['util.dynamodb.fromS3ObjectJson({S: "x"})', null],
  ])('%s', (call, expected) => {
    expect(run(call)).toEqual(expected);
  });

  test.each([
    ['util.dynamodb.toDynamoDB(NaN)', 'DynamoDB has no type for NaN.'],
    ['util.dynamodb.toDynamoDB(() => 1)', 'DynamoDB has no type for a function.'],
  ])('%s is refused', (call, message) => {
    expect(() => run(call)).toThrow(message);
  });
});
