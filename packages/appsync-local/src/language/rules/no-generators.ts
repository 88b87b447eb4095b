import { isFunction } from '../module/nodes';
import type { Rule } from '../rule';

/** "Supported runtime features": generators are not supported. */
export const noGenerators: Rule = {
  name: 'no-generators',
  check(module, report) {
    for (const { node } of module.visits)
      if (isFunction(node) && node.generator) report(node, 'Generator functions are not supported');
  },
};
