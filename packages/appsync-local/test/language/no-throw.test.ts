import { noThrow } from '../../src/language/rules/no-throw';
import { testRule } from './harness';

testRule(noThrow, {
  refused: [['throw 1;', '1:1 throw is not supported: use util.error']],
  accepted: ["util.error('no');"],
});
