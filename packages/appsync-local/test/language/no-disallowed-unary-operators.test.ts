import { noDisallowedUnaryOperators } from '../../src/language/rules/no-disallowed-unary-operators';
import { testRule } from './harness';

testRule(noDisallowedUnaryOperators, {
  refused: [
    ['i++;', '1:1 The operator ++ is not supported'],
    ['--i;', '1:1 The operator -- is not supported'],
    ['const x = ~i;', '1:11 The operator ~ is not supported'],
  ],
  accepted: ['i += 1;', 'const x = [-i, +i, !i, typeof i, void i];', 'delete o.a;'],
});
