import { refuse, type Rule } from '../rule';

/** "Supported runtime features": of the `for` loops only `for-in` and `for-of` are supported. */
export const noFor: Rule = {
  name: 'no-for',
  check: refuse(['ForStatement'], 'for (;;) is not supported: use for-of or for-in'),
};
