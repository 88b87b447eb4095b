import { noSortComparator } from '../../src/language/rules/no-sort-comparator';
import { testRule } from './harness';

testRule(noSortComparator, {
  refused: [
    ['xs.sort((a, b) => a - b);', '1:9 sort takes no comparator'],
    ['xs.sort(byName);', '1:9 sort takes no comparator'],
  ],
  accepted: ['xs.sort();'],
});
