import type { Rule } from '../rule';

/**
 * Whether a default value is taken for null is not known of the service, where null and undefined are the same. Code
 * that comes to that is stopped when it runs; where that cannot be seen, defaults are refused.
 */
export const noUnsureDefault: Rule = {
  name: 'no-unsure-default',
  check(module, report) {
    for (const { node, ancestors } of module.ofType('AssignmentPattern')) {
      const holder = ancestors.findLast(
        ({ type }) =>
          type.includes('Function') || type === 'VariableDeclaration' || type === 'AssignmentExpression',
      );
      const declaration = ancestors.findLastIndex(({ type }) => type === 'VariableDeclaration');
      const isStatement = /^(Program|BlockStatement|SwitchCase|Export.*|For.*)$/;
      if (holder?.type === 'AssignmentExpression')
        report(node, 'A default in an assignment is not supported: use const or let, or ??');
      else if (holder === ancestors[declaration] && !isStatement.test(ancestors[declaration - 1]?.type ?? ''))
        report(node, 'A default needs a declaration in a block of its own');
    }
  },
};
