import { refuse, type Rule } from '../rule';

/** "Supported runtime features": `++`, `--` and `~` are not supported. */
export const noDisallowedUnaryOperators: Rule = {
  name: 'no-disallowed-unary-operators',
  check: refuse(
    ['UpdateExpression', 'UnaryExpression'],
    ({ type, operator }) =>
      (type === 'UpdateExpression' || operator === '~') && `The operator ${operator} is not supported`,
  ),
};
