import { refuse, type Rule } from '../rule';

/** "Supported runtime features": `try`, `catch` and `finally` are not supported. */
export const noTry: Rule = { name: 'no-try', check: refuse(['TryStatement'], 'try is not supported') };
