import { propertyName } from '../module/nodes';
import type { Rule } from '../rule';

/** "Supported runtime features": `Array.prototype.sort` takes no comparator. */
export const noSortComparator: Rule = {
  name: 'no-sort-comparator',
  check(module, report) {
    for (const { node } of module.calls)
      if (propertyName(node.callee) === 'sort' && node.arguments[0])
        report(node.arguments[0], 'sort takes no comparator');
  },
};
