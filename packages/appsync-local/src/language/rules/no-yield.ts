import { refuse, type Rule } from '../rule';

/** "Supported runtime features": generators are not supported. */
export const noYield: Rule = {
  name: 'no-yield',
  check: refuse(['YieldExpression'], 'yield is not supported'),
};
