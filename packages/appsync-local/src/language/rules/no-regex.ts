import { refuse, type Rule } from '../rule';

/** "Supported runtime features": regular expression literals are not supported. */
export const noRegex: Rule = {
  name: 'no-regex',
  check: refuse(
    ['Literal'],
    (literal) => literal.regex && 'Regular expression literals are not supported: use util.matches',
  ),
};
