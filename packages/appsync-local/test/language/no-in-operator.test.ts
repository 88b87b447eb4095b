import { noInOperator } from '../../src/language/rules/no-in-operator';
import { testRule } from './harness';

testRule(noInOperator, {
  refused: [["const b = 'a' in o;", '1:11 The in operator is not supported: use Object.hasOwn']],
  accepted: ['for (const key in o) {}', "Object.hasOwn(o, 'a');"],
});
