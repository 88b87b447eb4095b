import type { Rule } from '../rule';

const message = 'A function cannot be given another name';

/** `no-function-reassign` of AWS's lint: `const other = declared` and `other = declared`. */
export const noFunctionReassign: Rule = {
  name: 'no-function-reassign',
  check(module, report) {
    for (const { node, ancestors } of module.ofType('VariableDeclarator'))
      if (node.init?.type === 'Identifier' && module.functionsOf(node.init, ancestors).length > 0)
        report(node.init, message);
    for (const { node, ancestors } of module.ofType('AssignmentExpression'))
      if (node.right.type === 'Identifier' && module.functionsOf(node.right, ancestors).length > 0)
        report(node.right, message);
  },
};
