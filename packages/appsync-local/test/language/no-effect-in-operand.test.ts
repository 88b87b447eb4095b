import { noEffectInOperand } from '../../src/language/rules/no-effect-in-operand';
import { testRule } from './harness';

const always =
  'AppSync evaluates the right side of ?? always, whatever stands at its left: use if or a ternary';
const unsure = (what: string): string =>
  `Whether AppSync evaluates ${what} is not known: use if or a ternary`;

testRule(noEffectInOperand, {
  refused: [
    ["'bar' ?? util.error('x');", `1:10 ${always}`],
    ["a ?? { b: [util.appendError('x')] };", `1:12 ${always}`],
    ['a ?? (b = 1);', `1:7 ${always}`],
    ['a ?? xs.push(1);', `1:6 ${always}`],
    ['a ?? console.log(1);', `1:6 ${always}`],
    ['a ?? runtime.earlyReturn(1);', `1:6 ${always}`],
    ['a ?? extensions.evictFromApiCache(1);', `1:6 ${always}`],
    ['a ?? unknown();', `1:6 ${always}`],
    ["const fail = () => util.error('x'); a ?? fail();", `1:42 ${always}`],
    ["function fail() { util.error('x'); } function g() { return fail(); } a ?? g();", `1:75 ${always}`],
    ['const seen = []; const note = (x) => { seen.push(x); return x; }; a ?? note(1);', `1:72 ${always}`],
    ["a ?? xs.map(() => util.error('x'));", `1:6 ${always}`],
    ["a || util.error('x');", `1:6 ${unsure('the right side of ||')}`],
    ["a && util.appendError('x');", `1:6 ${unsure('the right side of &&')}`],
    ["const { a = util.error('x') } = b;", `1:13 ${unsure('a default value')}`],
    ["const f = (a = util.error('x')) => a;", `1:16 ${unsure('a default value')}`],
    ["a?.b(util.error('x'));", `1:6 ${unsure('an argument after ?.')}`],
    ["a?.b.c(util.error('x'));", `1:8 ${unsure('an argument after ?.')}`],
  ],
  accepted: [
    "const b = a ? 1 : util.error('x');",
    "if (!a) util.error('x');",
    'a ?? b.c ?? [];',
    "a ?? s.trim().split(',').map((x) => x.length);",
    'a ?? util.autoId();',
    'const pure = (x) => x + 1; a ?? pure(1);',
    'const sum = (xs) => { let all = 0; for (const x of xs) all += x; return all; }; a ?? sum([1]);',
    "a ?? (() => util.error('x'));",
    'a && a.length > 0 && xs.includes(a);',
    'xs?.map((x) => x.id);',
  ],
});
