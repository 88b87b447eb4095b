import { noFunctionReturn } from '../../src/language/rules/no-function-return';
import { testRule } from './harness';

testRule(noFunctionReturn, {
  refused: [
    ['function f() { return () => 1; }', '1:16 Functions cannot be returned'],
    ['function g() {}\nfunction f() { return g; }', '2:16 Functions cannot be returned'],
    ['const f = () => () => 1;', '1:17 Functions cannot be returned'],
    ['const f = () => 1;\nconst g = () => f;', '2:17 Functions cannot be returned'],
  ],
  accepted: [
    'const f = () => 1;\nconst g = () => f();',
    'function f() { return { a: 1 }; }',
    'const g = (f) => f;',
  ],
});
