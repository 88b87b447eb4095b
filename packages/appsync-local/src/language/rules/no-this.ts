import { refuse, type Rule } from '../rule';

/** `no-this` of AWS's lint, with its relatives that only code with classes or constructors has. */
export const noThis: Rule = {
  name: 'no-this',
  check: refuse(['ThisExpression', 'Super', 'MetaProperty'], (node) =>
    node.type === 'MetaProperty'
      ? `${node.meta.name}.${node.property.name} is not supported`
      : `${node.type === 'Super' ? 'super' : 'this'} is not supported`,
  ),
};
