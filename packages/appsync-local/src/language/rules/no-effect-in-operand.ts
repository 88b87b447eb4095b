import type { AnyNode } from 'acorn';
import { Effects } from '../module/effects';
import type { Rule } from '../rule';

const always =
  'AppSync evaluates the right side of ?? always, whatever stands at its left: use if or a ternary';
const unsure = (what: string): string =>
  `Whether AppSync evaluates ${what} is not known: use if or a ternary`;

/**
 * The right side of `??` is evaluated whatever the left one is (aws-appsync-community 403, amplify-category-api 3170);
 * of `||`, `&&`, default values and arguments after `?.` nobody reported. The ternary chooses as it should (403). So
 * what is noticed when it runs stands in none of them.
 */
export const noEffectInOperand: Rule = {
  name: 'no-effect-in-operand',
  check(module, report) {
    const effects = new Effects(module);
    const refuse = (operand: AnyNode, message: string): void => {
      const found = effects.in(operand);
      if (found) report(found, message);
    };
    for (const { node } of module.ofType('LogicalExpression'))
      refuse(node.right, node.operator === '??' ? always : unsure(`the right side of ${node.operator}`));
    for (const { node } of module.ofType('AssignmentPattern')) refuse(node.right, unsure('a default value'));
    for (const { node } of module.ofType('ChainExpression'))
      for (const part of module.calls)
        if (part.ancestors.includes(node) || part.node === node.expression)
          for (const argument of isOptional(part.node) ? part.node.arguments : [])
            refuse(argument, unsure('an argument after ?.'));
  },
};

/** Whether a call stands behind a `?.`. */
function isOptional(node: AnyNode): boolean {
  if (node.type === 'CallExpression') return node.optional || isOptional(node.callee);
  return node.type === 'MemberExpression' && (node.optional || isOptional(node.object));
}
