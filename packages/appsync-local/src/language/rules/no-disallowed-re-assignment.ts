import type { AnyNode } from 'acorn';
import type { Module, Reference } from '../module/module';
import type { Rule } from '../rule';

/**
 * `no-disallowed-re-assignment` of AWS's lint: a handler may neither assign its context parameter nor set, change or
 * delete a direct property of it. Deeper places (`ctx.stash.a`, `ctx.args.b`) may change.
 */
export const noDisallowedReAssignment: Rule = {
  name: 'no-disallowed-re-assignment',
  check(module, report) {
    const contexts = contextParameters(module);
    for (const reference of module.references) {
      if (!reference.binding || !contexts.has(reference.binding.identifier)) continue;
      const { name } = reference.node;
      if (isTarget(reference.node, reference.ancestors)) report(reference.node, `${name} cannot be assigned`);
      else if (changesProperty(reference))
        report(reference.node, `Properties of ${name} cannot be assigned or deleted`);
    }
  },
};

function contextParameters(module: Module): Set<AnyNode> {
  const handlers = ['request', 'response'].flatMap((name) => module.exported(name)?.functions ?? []);
  return new Set(handlers.flatMap(({ params }) => params.slice(0, 1)));
}

function changesProperty({ node, ancestors }: Reference): boolean {
  const member = ancestors.at(-1);
  if (member?.type !== 'MemberExpression' || member.object !== node) return false;
  const around = ancestors.slice(0, -1);
  // `delete ctx?.a` has a chain between the two.
  const parent = around.findLast(({ type }) => type !== 'ChainExpression');
  return isTarget(member, around) || (parent?.type === 'UnaryExpression' && parent.operator === 'delete');
}

/** Whether a value is stored in `target`: by assignment, by a loop, or inside of a pattern. */
function isTarget(target: AnyNode, ancestors: readonly AnyNode[]): boolean {
  const parent = ancestors.at(-1);
  switch (parent?.type) {
    case 'AssignmentExpression':
    case 'AssignmentPattern':
    case 'ForInStatement':
    case 'ForOfStatement':
      return parent.left === target;
    case 'UpdateExpression':
    case 'ArrayPattern':
    case 'RestElement':
      return true;
    case 'ObjectPattern':
      return true;
    case 'Property':
      return parent.value === target && ancestors.at(-2)?.type === 'ObjectPattern';
    default:
      return false;
  }
}
