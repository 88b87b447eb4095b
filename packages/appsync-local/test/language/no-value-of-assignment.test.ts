import { noValueOfAssignment } from '../../src/language/rules/no-value-of-assignment';
import { testRule } from './harness';

const message =
  'AppSync gives an empty text as the value of += (amplify-category-api 3192): assign in a statement of its own';

testRule(noValueOfAssignment, {
  refused: [
    ["const f = (a) => { return a += 'b'; };", `1:27 ${message}`],
    ['a = b = 1;', `1:5 ${message}`],
    ['const a = { b: (c -= 1) };', `1:17 ${message}`],
    ['if ((a = b)) { c = 1; }', `1:6 ${message}`],
    ['const d = list.map((x) => (n += x));', `1:28 ${message}`],
    ['const add = (x) => (n += x);', `1:21 ${message}`],
  ],
  accepted: ["a += 'b';", 'const a = 1;', 'list.forEach((x) => (n += x));', 'for (const x of list) n += x;'],
});
