import { refuse, type Rule } from '../rule';

/** "Supported runtime features": classes are not supported. */
export const noClasses: Rule = {
  name: 'no-classes',
  check: refuse(['ClassDeclaration', 'ClassExpression'], 'Classes are not supported'),
};
