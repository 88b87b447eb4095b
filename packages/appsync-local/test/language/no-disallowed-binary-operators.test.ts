import { noDisallowedBinaryOperators } from '../../src/language/rules/no-disallowed-binary-operators';
import { testRule } from './harness';

testRule(noDisallowedBinaryOperators, {
  refused: [['const b = a instanceof Object;', '1:11 The instanceof operator is not supported']],
  accepted: ['const b = (a & 1) | (a ^ 2) || a ** 2 >>> 1;', 'const b = a?.b ?? a <= 2;'],
});
