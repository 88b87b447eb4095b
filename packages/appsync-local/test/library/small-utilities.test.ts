import { createBench } from './harness';

const { run } = createBench();

test.each<[string, unknown]>([
  ['JSON.parse("{\\"a\\": 1}")', { a: 1 }],
  ['JSON.parse("{")', ''],
  ['JSON.parse("")', ''],
  ['JSON.parse(undefined)', ''],
  ['JSON.stringify({a: 1, b: [undefined]})', '{"a":1,"b":[null]}'],
  ['JSON.stringify({a: 1}, null, 2)', '{\n  "a": 1\n}'],
  ['util.math.roundNum(2.5)', 3],
  ['util.math.roundNum(-2.5)', -2],
  ['util.math.minVal(3, -1)', -1],
  ['util.math.maxVal(3, -1)', 3],
  ['util.str.normalize("e\\u0301", "nfc")', '\u00e9'],
  ['util.str.normalize("\\u00e9", "nfd")', 'e\u0301'],
  ['util.str.normalize("\\ufb01", "nfkc")', 'fi'],
  ['util.str.normalize("\\ufb01", "nfkd")', 'fi'],
  ['util.matches("a*b", "aaaaab")', true],
  [
    'util.http.copyHeaders({Host: "x", "Content-Length": "1", authorization: "t", a: ["1", "2"]})',
    { authorization: 't', a: ['1', '2'] },
  ],
  ['util.http.copyHeaders(null)', {}],
])('%s', (call, expected) => {
  expect(run(call)).toEqual(expected);
});

test('random numbers keep to their range and reach all of it', () => {
  const whole = run('Array.from({length: 400}, () => util.math.randomWithinRange(1, 4))') as number[];
  expect([...new Set(whole)].sort()).toEqual([1, 2, 3]);
  const fractions = run('Array.from({length: 50}, () => util.math.randomDouble())') as number[];
  expect(fractions.every((value) => value >= 0 && value < 1)).toBe(true);
});

test.each([
  ['util.str.normalize("a", "nfx")', 'must be nfc, nfd, nfkc or nfkd'],
  ['util.rds.toJsonObject("{}")', 'util.rds.toJsonObject is not supported'],
  [
    'rds.select({table: "t"})',
    'select of @aws-appsync/utils/rds is not supported: this runtime has no relational',
  ],
  ['rds.typeHint.UUID("1")', 'typeHint.UUID of @aws-appsync/utils/rds is not supported'],
  [
    'ai.converse({})',
    'converse of @aws-appsync/utils/ai is not supported: this runtime has no Amazon Bedrock',
  ],
])('%s is refused', (call, message) => {
  expect(() => run(call)).toThrow(message);
});
