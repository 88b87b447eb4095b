import { refuse, type Rule } from '../rule';

/** "Supported runtime features" lists the primitive types: number, string and boolean. */
export const noBigint: Rule = {
  name: 'no-bigint',
  check: refuse(['Literal'], (literal) => literal.bigint && 'BigInt is not supported'),
};
