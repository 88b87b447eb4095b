import { noFunctionPassing } from '../../src/language/rules/no-function-passing';
import { testRule } from './harness';

testRule(noFunctionPassing, {
  refused: [
    ['apply(() => 1);', '1:7 Functions can be passed only to methods of arrays such as map and filter'],
    [
      'const f = () => 1;\napply(1, f);',
      '2:10 Functions can be passed only to methods of arrays such as map and filter',
    ],
    [
      "function f() {}\n'a'.replace('a', f);",
      '2:18 Functions can be passed only to methods of arrays such as map and filter',
    ],
  ],
  accepted: [
    'xs.map((x) => x + 1);',
    'const f = (x) => x;\nxs.filter(f);',
    'xs.reduce((sum, x) => sum + x, 0);',
    'xs.sort((a, b) => a - b);',
    'const f = (f2) => f2;\nf(1);',
  ],
});
