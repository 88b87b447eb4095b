import { createBench } from './harness';

const { run } = createBench();

test.each<[string, string]>([
  ['"a.b".replace(".", "-")', '-.b'],
  ['"a.b".replaceAll(".", "-")', '---'],
  ['"a.b.c".replace("[.]", "-")', 'a-b.c'],
  ['"a.b.c".replaceAll("\\\\.", "-")', 'a-b-c'],
  ['"a+b".replace("\\\\Q+\\\\E", "")', 'ab'],
  ['"John Smith".replace("(\\\\w+) (\\\\w+)", "$2, $1")', 'Smith, John'],
  ['"2018-02".replace("(?<y>\\\\d+)-(?<m>\\\\d+)", "${m}/${y}")', '02/2018'],
  ['"ab".replace("(a)", "$12")', 'a2b'],
  ['"ab".replace("b", "\\\\$5")', 'a$5'],
  ['"ab".replace("(x)?b", "[$1]")', 'a[]'],
  ['"abc".replace("z", "-")', 'abc'],
  ['"a-b".replaceAll("-", "")', 'ab'],
])('%s', (call, expected) => {
  expect(run(call)).toBe(expected);
});

test.each([
  ['"ab".replace("b", "$x")', 'Illegal group reference'],
  ['"ab".replace("b", "$1")', 'names a group that the pattern lacks'],
  ['"ab".replaceAll("b(", "")', 'The pattern uses a construct without its end'],
])('%s is refused', (call, message) => {
  expect(() => run(call)).toThrow(message);
});

test('split and the search for texts stay literal', () => {
  expect(run('["a.b".split("."), "a.b".indexOf("."), "a.b".startsWith("a.")]')).toEqual([
    ['a', 'b'],
    1,
    true,
  ]);
});

test('expressions keep their meaning', () => {
  expect(run('"a.b".replace(/b/, "$&$&")')).toBe('a.bb');
});
