import { refuse, type Rule } from '../rule';

/** "Supported runtime features": `throw` is not supported. */
export const noThrow: Rule = {
  name: 'no-throw',
  check: refuse(['ThrowStatement'], 'throw is not supported: use util.error'),
};
