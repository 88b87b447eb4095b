import { noFor } from '../../src/language/rules/no-for';
import { testRule } from './harness';

testRule(noFor, {
  refused: [['for (let i = 0; i < 3; i += 1) {}', '1:1 for (;;) is not supported: use for-of or for-in']],
  accepted: ['for (const i of [0, 1, 2]) {}', 'for (const key in {}) {}'],
});
