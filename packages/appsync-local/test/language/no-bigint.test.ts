import { noBigint } from '../../src/language/rules/no-bigint';
import { testRule } from './harness';

testRule(noBigint, {
  refused: [['const n = 1n;', '1:11 BigInt is not supported']],
  accepted: ['const n = 1;'],
});
