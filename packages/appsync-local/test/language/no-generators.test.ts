import { noGenerators } from '../../src/language/rules/no-generators';
import { testRule } from './harness';

testRule(noGenerators, {
  refused: [['function* f() {}', '1:1 Generator functions are not supported']],
  accepted: ['function f() {}'],
});
