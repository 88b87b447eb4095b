import { type GraphQLScalarType, Kind } from 'graphql';
import { AWS_SCALARS } from '../../src/graphql/scalars';

const scalar = (name: string): GraphQLScalarType => AWS_SCALARS.find((one) => one.name === name)!;

const CASES: Record<string, { good: unknown[]; bad: unknown[] }> = {
  AWSDate: {
    good: ['1970-01-01', '2024-02-29', '1970-01-01Z', '1970-01-01-07:00', '1970-01-01+05:30:10'],
    bad: ['2023-02-29', '1970-13-01', '70-1-1', '1970-01-01T00:00:00Z', 1],
  },
  AWSTime: {
    good: ['12:00:34', '12:00:34.', '12:00', '23:59:59.999Z', '00:00:00-07:00'],
    bad: ['24:00:00', '12', '12:60:00', 12],
  },
  AWSDateTime: {
    good: ['1930-01-01T16:00:00-07:00', '1970-01-01T00:00:00.000Z', '2026-11-22T07:44:00.123456789+05:30:10'],
    bad: ['1970-01-01T00:00:00', '1970-01-01', '1970-02-30T00:00:00Z', '1970-01-01 00:00:00Z', 0],
  },
  AWSTimestamp: { good: [0, -1, 1_800_000_000], bad: [1.5, 'soon', true] },
  AWSEmail: { good: ['a@b.example', 'a.b+c@d', '"a b"@c'], bad: ['a', 'a@', '@b', 'a b@c', 'a..b@c', 1] },
  AWSURL: {
    good: ['https://example.com/a?b=c#d', 'mailto:a@b.c', 'ftp://x'],
    bad: ['example.com', 'https://example.com/a//b', '/a', 1],
  },
  AWSPhone: {
    good: ['+49 30 123456', '212-555-4567', '1 212 555 4567', '+1 (212) 555-4567'],
    bad: [
      '12',
      'call me',
      2125554567,
      '1110004444',
      '+1 111 000 4444',
      '212-155-4567',
      '911 555 4567',
      '+0 212 555 4567',
    ],
  },
  AWSIPAddress: {
    good: ['127.0.0.1', '10.0.0.0/8', '::1', '2001:db8::/32'],
    bad: ['256.0.0.1', '10.0.0.0/33', '[::1]', '::1/129', 'a/b/c'],
  },
};

describe.each(Object.entries(CASES))('%s', (name, { good, bad }) => {
  test.each(good)('takes and gives %j', (value) => {
    expect(scalar(name).parseValue(value)).toBe(value);
    expect(scalar(name).serialize(value)).toBe(value);
  });
  test.each(bad)('refuses %j both ways', (value) => {
    expect(() => scalar(name).parseValue(value)).toThrow(/^Unable to parse/);
    expect(() => scalar(name).serialize(value)).toThrow(/^Unable to serialize/);
  });
});

describe('AWSJSON', () => {
  const json = scalar('AWSJSON');
  test('is text for clients and a value for code', () => {
    expect(json.parseValue('{"a":[1,null]}')).toEqual({ a: [1, null] });
    expect(json.parseLiteral({ kind: Kind.STRING, value: '"x"' })).toBe('x');
    expect(json.serialize({ a: 1 })).toBe('{"a":1}');
    expect(json.serialize('{"a":1}')).toBe('"{\\"a\\":1}"');
  });
  test.each([['unquoted'], ['{a:1}'], [{ a: 1 }], [1]])('refuses %j', (value) => {
    expect(() => json.parseValue(value)).toThrow(/as valid JSON\.$/);
  });
});
