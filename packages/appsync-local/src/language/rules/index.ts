import { codeSize } from './code-size';
import { handlersExported } from './handlers-exported';
import { noAsync } from './no-async';
import { noAwait } from './no-await';
import { noBigint } from './no-bigint';
import { noClasses } from './no-classes';
import { noContinue } from './no-continue';
import { noDisallowedBinaryOperators } from './no-disallowed-binary-operators';
import { noDisallowedImports } from './no-disallowed-imports';
import { noDisallowedMethods } from './no-disallowed-methods';
import { noDisallowedReAssignment } from './no-disallowed-re-assignment';
import { noDisallowedUnaryOperators } from './no-disallowed-unary-operators';
import { noFor } from './no-for';
import { noFunctionPassing } from './no-function-passing';
import { noFunctionReassign } from './no-function-reassign';
import { noFunctionReturn } from './no-function-return';
import { noGenerators } from './no-generators';
import { noInOperator } from './no-in-operator';
import { noLabels } from './no-labels';
import { noRecursion } from './no-recursion';
import { noRegex } from './no-regex';
import { noSortComparator } from './no-sort-comparator';
import { noThis } from './no-this';
import { noThrow } from './no-throw';
import { noTry } from './no-try';
import { noUnknownGlobals } from './no-unknown-globals';
import { noWhile } from './no-while';
import { noYield } from './no-yield';
import type { Rule } from '../rule';

/** Everything that APPSYNC_JS refuses. */
export const rules: readonly Rule[] = [
  codeSize,
  handlersExported,
  noAsync,
  noAwait,
  noBigint,
  noClasses,
  noContinue,
  noDisallowedBinaryOperators,
  noDisallowedImports,
  noDisallowedMethods,
  noDisallowedReAssignment,
  noDisallowedUnaryOperators,
  noFor,
  noFunctionPassing,
  noFunctionReassign,
  noFunctionReturn,
  noGenerators,
  noInOperator,
  noLabels,
  noRecursion,
  noRegex,
  noSortComparator,
  noThis,
  noThrow,
  noTry,
  noUnknownGlobals,
  noWhile,
  noYield,
];
