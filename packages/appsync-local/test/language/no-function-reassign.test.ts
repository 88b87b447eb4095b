import { noFunctionReassign } from '../../src/language/rules/no-function-reassign';
import { testRule } from './harness';

testRule(noFunctionReassign, {
  refused: [
    ['function f() {}\nconst g = f;', '2:11 A function cannot be given another name'],
    ['const f = () => 1;\nlet g;\ng = f;', '3:5 A function cannot be given another name'],
  ],
  accepted: ['const f = () => 1;', 'var f = function () {};', 'const a = 1;\nconst b = a;'],
});
