import { codeSize } from './code-size';
import { handlersExported } from './handlers-exported';
import { noDisallowedImports } from './no-disallowed-imports';
import { noDisallowedMethods } from './no-disallowed-methods';
import { noDisallowedReAssignment } from './no-disallowed-re-assignment';
import { noEffectInOperand } from './no-effect-in-operand';
import { noFunctionPassing } from './no-function-passing';
import { noFunctionReassign } from './no-function-reassign';
import { noFunctionReturn } from './no-function-return';
import { noNullComparison } from './no-null-comparison';
import { noRecursion } from './no-recursion';
import { noSortComparator } from './no-sort-comparator';
import { noUnknownGlobals } from './no-unknown-globals';
import { noUnlistedBuiltIns } from './no-unlisted-built-ins';
import { noUnsureDefault } from './no-unsure-default';
import { noValueOfAssignment } from './no-value-of-assignment';
import { refusedSyntax } from './refused-syntax';
import type { Rule } from '../rule';

/** Everything that APPSYNC_JS refuses, by name: of two findings at one place, that of the first is told first. */
export const rules: readonly Rule[] = [
  codeSize,
  handlersExported,
  noDisallowedImports,
  noDisallowedMethods,
  noDisallowedReAssignment,
  noEffectInOperand,
  noFunctionPassing,
  noFunctionReassign,
  noFunctionReturn,
  noNullComparison,
  noRecursion,
  noSortComparator,
  noUnknownGlobals,
  noUnlistedBuiltIns,
  noUnsureDefault,
  noValueOfAssignment,
  ...refusedSyntax,
].sort((one, other) => (one.name < other.name ? -1 : 1));
