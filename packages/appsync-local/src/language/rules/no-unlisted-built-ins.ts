import type { AnyNode, Identifier } from 'acorn';
import { isMissingMethod, members, rootOf } from '../module/built-ins';
import type { Reference } from '../module/module';
import { propertyName } from '../module/nodes';
import type { Report, Rule } from '../rule';
import { deniedMethod } from './no-disallowed-methods';

const instead: Readonly<Record<string, string>> = {
  String: 'write `${value}` or JSON.stringify(value)',
  Number: 'write +value',
  Boolean: 'write !!value',
  Array: 'write [] or use the methods of a list',
  Object: 'write {}',
  toString: 'write `${value}`',
  toFixed: 'round with Math.round',
  at: 'use an index',
  match: 'use util.matches',
};

const hintFor = (name: string): string => (Object.hasOwn(instead, name) ? `: ${instead[name]}` : '');

/**
 * Of the built-in objects and functions those are there that "Supported runtime features" lists, and those that are
 * seen to work. Global objects are no functions there (aws-appsync-community 303: INVALID_FUNCTION_INVOCATION).
 */
export const noUnlistedBuiltIns: Rule = {
  name: 'no-unlisted-built-ins',
  check(module, report) {
    const denied = new Set<AnyNode>(
      module.calls.flatMap((call) => (deniedMethod(module, call) ? call.node.callee : [])),
    );
    for (const reference of module.references)
      if (!reference.binding && Object.hasOwn(members, reference.node.name))
        checkGlobal(reference, (node, message) => {
          if (!denied.has(node)) report(node, message);
        });
    for (const { node, ancestors } of module.calls.filter((call) => !denied.has(call.node.callee))) {
      const name = propertyName(node.callee);
      if (name === undefined || !isMissingMethod(name)) continue;
      // Members of the global objects are judged by their own list, those of `util` by their types.
      if (node.callee.type === 'MemberExpression' && rootOf(module, node.callee.object, ancestors)) continue;
      report(node.callee, `AppSync is not known to have the method ${name}${hintFor(name)}`);
    }
    for (const { node } of module.ofType('NewExpression'))
      report(node, 'new is not supported: AppSync answers INVALID_FUNCTION_INVOCATION');
    for (const { node } of module.ofType('TaggedTemplateExpression'))
      if (propertyName(node.tag) !== 'raw') report(node, 'Templates take no function but String.raw');
  },
};

function checkGlobal({ node, ancestors }: Reference, report: Report): void {
  const parent = ancestors.at(-1);
  if (parent?.type !== 'MemberExpression' || parent.object !== node) {
    refuseValue(node, parent, report);
    return;
  }
  const name = propertyName(parent);
  if (name === undefined) report(parent, `${node.name} cannot be asked for a member by a computed name`);
  else if (!members[node.name]?.includes(name))
    report(parent, `AppSync is not known to have ${node.name}.${name}${hintFor(name)}`);
}

function refuseValue(node: Identifier, parent: AnyNode | undefined, report: Report): void {
  // Told by the rule itself, once.
  if (parent?.type === 'NewExpression') return;
  const isCall = parent?.type === 'CallExpression' && parent.callee === node;
  const what = isCall
    ? `${node.name} cannot be called (INVALID_FUNCTION_INVOCATION)`
    : `${node.name} is no value`;
  report(node, `${what}${hintFor(node.name)}`);
}
