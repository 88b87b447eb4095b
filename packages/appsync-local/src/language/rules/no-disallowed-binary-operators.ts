import { refuse, type Rule } from '../rule';

/** `no-disallowed-binary-operators` of AWS's lint. */
export const noDisallowedBinaryOperators: Rule = {
  name: 'no-disallowed-binary-operators',
  check: refuse(
    ['BinaryExpression'],
    ({ operator }) => operator === 'instanceof' && 'The instanceof operator is not supported',
  ),
};
