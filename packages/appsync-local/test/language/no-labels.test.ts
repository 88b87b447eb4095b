import { noLabels } from '../../src/language/rules/no-labels';
import { testRule } from './harness';

testRule(noLabels, {
  refused: [['outer: for (const x of xs) { break outer; }', '1:1 Labels are not supported']],
  accepted: ['for (const x of xs) { break; }'],
});
