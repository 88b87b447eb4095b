import { noContinue } from '../../src/language/rules/no-continue';
import { testRule } from './harness';

testRule(noContinue, {
  refused: [['for (const x of xs) { if (x) continue; }', '1:30 continue is not supported']],
  accepted: ['for (const x of xs) { if (x) break; }'],
});
