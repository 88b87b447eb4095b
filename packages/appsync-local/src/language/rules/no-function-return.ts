import { isFunction } from '../module/nodes';
import type { Rule } from '../rule';

const message = 'Functions cannot be returned';

/** "Supported runtime features": functions cannot be returned. */
export const noFunctionReturn: Rule = {
  name: 'no-function-return',
  check(module, report) {
    for (const { node, ancestors } of module.ofType('ReturnStatement'))
      if (node.argument && module.functionsOf(node.argument, ancestors).length > 0) report(node, message);
    for (const { node, ancestors } of module.ofType('ArrowFunctionExpression'))
      if (isFunction(node.body) || module.functionsOf(node.body, [...ancestors, node]).length > 0)
        report(node.body, message);
  },
};
