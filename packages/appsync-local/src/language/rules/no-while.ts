import { refuse, type Rule } from '../rule';

/** "Supported runtime features": `while` and `do-while` are not supported. */
export const noWhile: Rule = {
  name: 'no-while',
  check: refuse(['WhileStatement', 'DoWhileStatement'], 'while is not supported: use for-of or for-in'),
};
