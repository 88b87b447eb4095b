import { propertyName } from '../module/nodes';
import type { Rule } from '../rule';

/** Array methods that take a callback, as AWS's lint lists them. */
const takers = new Set([
  'map',
  'flatMap',
  'filter',
  'forEach',
  'every',
  'some',
  'find',
  'findIndex',
  'findLast',
  'findLastIndex',
  'reduce',
  'reduceRight',
  // Judged by the rule no-sort-comparator.
  'sort',
]);

/** "Supported runtime features": functions cannot be arguments, other than of the array methods listed there. */
export const noFunctionPassing: Rule = {
  name: 'no-function-passing',
  check(module, report) {
    for (const { node, ancestors } of module.calls) {
      if (takers.has(propertyName(node.callee) ?? '')) continue;
      for (const argument of node.arguments)
        if (module.functionsOf(argument, ancestors).length > 0)
          report(argument, 'Functions can be passed only to methods of arrays such as map and filter');
    }
  },
};
