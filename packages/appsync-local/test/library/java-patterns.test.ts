import { matches } from '../../src/library/patterns/matches';
import { createBench } from './harness';

const { run } = createBench();
const quote = (text: string) => JSON.stringify(text);

/** Every match of the pattern between angle brackets, by `replaceAll` as the code finds it. */
const mark = (pattern: string, text: string) => run(`${quote(text)}.replaceAll(${quote(pattern)}, "<$0>")`);

// The expected values come from Java 17: Pattern.matches(pattern, text) and text.replaceAll(pattern, "<$0>").
describe('a Java pattern', () => {
  test.each<[string, string, boolean, string]>([
    ['a*b', 'aaaaab', true, '<aaaaab>'],
    ['.', 'a\nb', false, '<a>\n<b>'],
    ['(?s).', 'a\n', false, '<a><\n>'],
    ['\\.', 'a.b', false, 'a<.>b'],
    ['', 'ab', false, '<>a<>b<>'],
    ['a|', 'ab', false, '<a><>b<>'],
    ['(?i)abc', 'aBC', true, '<aBC>'],
    ['a(?i)b(c)d', 'aBCD', true, '<aBCD>'],
    ['(a(?i)b)c', 'aBc', true, '<aBc>'],
    ['(a(?i)b)c', 'aBC', false, 'aBC'],
    ['(?i:a)b', 'Ab', true, '<Ab>'],
    ['(?i)é', 'É', false, 'É'],
    ['(?i)k', '\u212a', false, '\u212a'],
    ['(?i)\\p{Lower}', 'A', true, '<A>'],
    ['(?i)[a-f&&[^c]]+', 'AbCdE', false, '<Ab>C<dE>'],
    ['(?x) a b # c', 'ab', true, '<ab>'],
    ['[a-z&&[^aeiou]]', 'hello', false, '<h>e<l><l>o'],
    ['[a-z&&^b]', 'ab^', false, 'a<b>^'],
    ['[^a-c&&[b-d]]', 'abcde', false, '<a>bc<d><e>'],
    ['[\\d&&[^5]]+', '45', false, '<4>5'],
    ['[a-d[m-p]]', 'admz', false, '<a><d><m>z'],
    ['[]a]', 'a]', false, '<a><]>'],
    ['[^]a]', 'a]b', false, 'a]<b>'],
    ['[a&b]', '&', true, '<&>'],
    ['[a-]', '-', true, '<->'],
    ['[\\Qa-z\\E]', '-b', false, '<->b'],
    ['\\Qa.b\\E', 'a.b axb', false, '<a.b> axb'],
    ['\\Qa.b', 'a.b', true, '<a.b>'],
    ['a++b', 'aaab', true, '<aaab>'],
    ['a*+a', 'aaa', false, 'aaa'],
    ['(?>a|ab)c', 'abc', false, 'abc'],
    ['(a)(?>b)\\1', 'aba', true, '<aba>'],
    ['(?<x>a)\\k<x>', 'aa', true, '<aa>'],
    ['(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)\\11', 'aaaaaaaaaaa1', true, '<aaaaaaaaaaa1>'],
    ['\\11', 'x', false, 'x'],
    ['(?<=a)b', 'ab', false, 'a<b>'],
    ['(?=a)*', 'a', false, '<>a<>'],
    ['\\h', 'a b\u00a0', false, 'a< >b<\u00a0>'],
    ['\\H+', 'ab c', false, '<ab> <c>'],
    ['\\v', '\n\u2028', false, '<\n><\u2028>'],
    ['\\R', 'a\r\nb\nc\r', false, 'a<\r\n>b<\n>c<\r>'],
    ['\\s', '\u00a0 ', false, '\u00a0< >'],
    ['\\d+', '12\u0663', false, '<12>\u0663'],
    ['\\p{Alpha}+', 'abc1', false, '<abc>1'],
    ['\\P{Alpha}+', 'abc12', false, 'abc<12>'],
    ['\\p{Punct}', 'a!b`~', false, 'a<!>b<`><~>'],
    ['\\pL', 'x1', false, '<x>1'],
    ['\\p{L}+', 'hé!', false, '<hé>!'],
    ['\\p{IsLatin}', 'aα', false, '<a>α'],
    ['\\p{IsAlphabetic}', 'aα1', false, '<a><α>1'],
    ['\\p{script=Greek}', 'αa', false, '<α>a'],
    ['\\Aab\\z', 'ab', true, '<ab>'],
    ['b\\Z', 'ab\n', false, 'a<b>\n'],
    ['b\\z', 'ab\n', false, 'ab\n'],
    ['$', 'ab\n', false, 'ab<>\n<>'],
    ['$', 'ab\r\n', false, 'ab<>\r\n<>'],
    ['(?m)$', 'a\r\nb\n', false, 'a<>\r\nb<>\n<>'],
    ['(?m)^', 'a\r\nb\n', false, '<>a\r\n<>b\n'],
    ['^', 'a\nb', false, '<>a\nb'],
    ['x{2,}?', 'xxxx', true, '<xx><xx>'],
    ['a]', 'a]', true, '<a]>'],
    ['}', '}', true, '<}>'],
    ['\\x41\\u0042\\0103\\x{1F600}', 'ABC😀', true, '<ABC😀>'],
    ['\\cA\\e\\a\\t', '\u0001\u001b\u0007\t', true, '<\u0001\u001b\u0007\t>'],
    ['😀.', '😀😀', true, '<😀😀>'],
  ])('%p on %p', (pattern, text, whole, every) => {
    expect(matches(pattern, text)).toBe(whole);
    expect(mark(pattern, text)).toBe(every);
  });
});

test.each([
  'x{',
  '*a',
  'a**',
  '(a',
  'a)',
  '[a',
  '\\y',
  '[a-\\d]',
  '\\k<x>',
  '(?y)',
  '(?<1>a)',
  'a\\',
  '\\G',
  '\\X',
  '\\p{InGreek}',
  '\\p{Nonsense}',
  '(?d)a',
  '(?i)(a)\\1',
])('the pattern %p is refused with its reason', (pattern) => {
  expect(() => matches(pattern, 'a')).toThrow(/^The pattern uses .+, which cannot be evaluated here\.$/);
});
