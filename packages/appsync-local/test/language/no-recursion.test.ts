import { noRecursion } from '../../src/language/rules/no-recursion';
import { testRule } from './harness';

testRule(noRecursion, {
  refused: [
    ['function f(n) { return f(n - 1); }', '1:24 Recursion is not supported'],
    ['const f = (n) => f(n - 1);', '1:18 Recursion is not supported'],
    ['let f;\nf = () => f();', '2:11 Recursion is not supported'],
    [
      'function a() { b(); }\nfunction b() { a(); }',
      '1:16 Recursion is not supported',
      '2:16 Recursion is not supported',
    ],
    ['const walk = (node) => node.children.map((child) => walk(child));', '1:53 Recursion is not supported'],
  ],
  accepted: [
    'function f() { return g() + g(); }\nfunction g() { return 1; }',
    'const f = () => { const g = () => 1; return g(); };',
    'function f(o) { return o.f(); }',
  ],
});
