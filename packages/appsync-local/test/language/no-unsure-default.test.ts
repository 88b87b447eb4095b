import { noUnsureDefault } from '../../src/language/rules/no-unsure-default';
import { testRule } from './harness';

testRule(noUnsureDefault, {
  refused: [
    ['let a; ({ a = 1 } = b);', '1:11 A default in an assignment is not supported: use const or let, or ??'],
    ['if (b) var { a = 1 } = b;', '1:14 A default needs a declaration in a block of its own'],
  ],
  accepted: [
    'const { a = 1, b: [c = 2] } = d;',
    'for (const { a = 1 } of b) {}',
    'const f = ({ a = 1 }, b = 2) => a + b;',
    'export const { a = 1 } = b;',
    'if (b) { var { a = 1 } = b; }',
  ],
});
