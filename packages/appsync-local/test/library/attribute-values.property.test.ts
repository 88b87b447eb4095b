import fc from 'fast-check';
import { dynamodb, type AttributeValue } from '../../src/library/dynamodb/attribute-values';

/** Reads a typed value back, by the rules of the service's responses. */
function plain(typed: AttributeValue): unknown {
  const [[type, value]] = Object.entries(typed) as [[string, unknown]];
  if (type === 'L') return (value as AttributeValue[]).map(plain);
  if (type !== 'M') return value;
  return Object.fromEntries(
    Object.entries(value as Record<string, AttributeValue>).map(([k, v]) => [k, plain(v)]),
  );
}

test('every JSON value keeps its meaning', () => {
  const values = fc.jsonValue().filter((value) => !JSON.stringify(value).includes('"__proto__"'));
  fc.assert(
    fc.property(values, (value) => {
      expect(plain(dynamodb.toDynamoDB(value))).toEqual(value);
    }),
  );
});

test('every value has exactly one type', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(Object.keys(dynamodb.toDynamoDB(value))).toHaveLength(1);
    }),
  );
});
