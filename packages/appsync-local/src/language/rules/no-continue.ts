import { refuse, type Rule } from '../rule';

/** "Supported runtime features": `continue` is not supported. */
export const noContinue: Rule = {
  name: 'no-continue',
  check: refuse(['ContinueStatement'], 'continue is not supported'),
};
