import { noWhile } from '../../src/language/rules/no-while';
import { testRule } from './harness';

testRule(noWhile, {
  refused: [
    ['while (true) {}', '1:1 while is not supported: use for-of or for-in'],
    ['do {} while (true);', '1:1 while is not supported: use for-of or for-in'],
  ],
  accepted: ['for (const x of xs) {}'],
});
