import { noTry } from '../../src/language/rules/no-try';
import { testRule } from './harness';

testRule(noTry, {
  refused: [
    ['try {} catch {}', '1:1 try is not supported'],
    ['try {} finally {}', '1:1 try is not supported'],
  ],
  accepted: ['const o = { try: 1 };'],
});
