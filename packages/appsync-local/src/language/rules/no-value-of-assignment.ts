import type { AnyNode } from 'acorn';
import type { Visit } from '../module/module';
import { propertyName } from '../module/nodes';
import type { Rule } from '../rule';

const message =
  'AppSync gives an empty text as the value of += (amplify-category-api 3192): assign in a statement of its own';

/**
 * `return text += 'a'` gives an empty text there (amplify-category-api 3192); of the other assignments nobody reported.
 * So none stands where its value is used.
 */
export const noValueOfAssignment: Rule = {
  name: 'no-value-of-assignment',
  check(module, report) {
    for (const visit of module.ofType('AssignmentExpression')) if (isUsed(visit)) report(visit.node, message);
  },
};

function isUsed({ ancestors }: Visit): boolean {
  const [call, parent] = ancestors.slice(-2);
  if (parent?.type === 'ArrowFunctionExpression') return !isForEach(call);
  return parent?.type !== 'ExpressionStatement';
}

/** What its callback answers, nobody sees. */
function isForEach(node: AnyNode | undefined): boolean {
  return node?.type === 'CallExpression' && propertyName(node.callee) === 'forEach';
}
