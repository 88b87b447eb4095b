import type { AnyNode, CallExpression } from 'acorn';
import type { Module, Visit } from '../module/module';
import { propertyName } from '../module/nodes';
import type { Rule } from '../rule';

/**
 * Static methods that AWS's lint denies. `String.raw` is left out: the lint denies it, "Supported runtime features"
 * lists it. What neither names is left to no-unlisted-built-ins.
 */
const deniedStatics: Record<string, Set<string>> = {
  Array: new Set(['from', 'of', 'fromAsync']),
  Object: new Set([
    'create',
    'defineProperties',
    'defineProperty',
    'freeze',
    'getOwnPropertyDescriptor',
    'getOwnPropertyDescriptors',
    'getOwnPropertyNames',
    'getOwnPropertySymbols',
    'getPrototypeOf',
    'hasOwnProperty',
    'is',
    'isExtensible',
    'isFrozen',
    'isPrototypeOf',
    'isSealed',
    'preventExtensions',
    'propertyIsEnumerable',
    'seal',
    'setPrototypeOf',
    'toLocaleString',
    'toString',
    'valueOf',
  ]),
  String: new Set(['fromCharCode', 'fromCodePoint']),
};

/**
 * Methods that the lint denies on arrays or strings and that no supported type has under the same name. Its
 * `Array.toString` is left out, because a number has one too and the receiver's type is not known here.
 */
const deniedOnValues = new Set([
  'copyWithin',
  'entries',
  'group',
  'groupToMap',
  'keys',
  'toLocaleString',
  'values',
  'charCodeAt',
  'localeCompare',
  'matchAll',
  'padEnd',
  'padStart',
  'repeat',
  'search',
  'toLocaleLowerCase',
  'toLocaleUpperCase',
  'valueOf',
]);

/** "Supported runtime features": functions have none of these. */
const deniedOnFunctions = new Set(['apply', 'bind', 'call']);

/** `no-disallowed-methods` of AWS's lint. */
export const noDisallowedMethods: Rule = {
  name: 'no-disallowed-methods',
  check(module, report) {
    for (const call of module.calls) {
      const method = deniedMethod(module, call);
      if (method) report(call.node.callee, `${method} is not supported`);
    }
  },
};

/** The method that a call names, when AWS's lint denies it. */
export function deniedMethod(module: Module, { node, ancestors }: Visit<CallExpression>): string | undefined {
  const name = propertyName(node.callee);
  if (name === undefined || node.callee.type !== 'MemberExpression') return undefined;
  const receiver: AnyNode = node.callee.object;
  const isGlobal = receiver.type === 'Identifier' && !module.bindingOf(receiver.name, ancestors);
  if (isGlobal && Object.hasOwn(deniedStatics, receiver.name))
    return deniedStatics[receiver.name]!.has(name) ? `${receiver.name}.${name}` : undefined;
  return deniedOnValues.has(name) || deniedOnFunctions.has(name) ? name : undefined;
}
