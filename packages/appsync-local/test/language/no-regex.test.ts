import { noRegex } from '../../src/language/rules/no-regex';
import { testRule } from './harness';

testRule(noRegex, {
  refused: [['const r = /a/g;', '1:11 Regular expression literals are not supported: use util.matches']],
  accepted: ["const s = '/a/g';"],
});
