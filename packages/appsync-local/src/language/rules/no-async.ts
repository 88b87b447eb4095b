import { isFunction } from '../module/nodes';
import type { Rule } from '../rule';

/** "Supported runtime features": asynchronous processing is not supported. */
export const noAsync: Rule = {
  name: 'no-async',
  check(module, report) {
    for (const { node } of module.visits)
      if (isFunction(node) && node.async) report(node, 'Functions cannot be async');
  },
};
