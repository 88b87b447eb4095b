import { refuse, type Rule } from '../rule';

/** `no-in-operator` of AWS's lint. */
export const noInOperator: Rule = {
  name: 'no-in-operator',
  check: refuse(
    ['BinaryExpression'],
    ({ operator }) => operator === 'in' && 'The in operator is not supported: use Object.hasOwn',
  ),
};
