import { noYield } from '../../src/language/rules/no-yield';
import { testRule } from './harness';

testRule(noYield, {
  refused: [['function* f() {\n  yield 1;\n}', '2:3 yield is not supported']],
  accepted: ['const o = { yield: 1 };'],
});
