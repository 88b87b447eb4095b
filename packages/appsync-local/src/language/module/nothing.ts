import type { AnyNode, CallExpression, Identifier, MemberExpression } from 'acorn';
import type { Module } from './module';
import { propertyName } from './nodes';

/** Which of these an expression may come to. */
export interface Nothing {
  null: boolean;
  undefined: boolean;
  /** Anything else. */
  value: boolean;
}

const one = (kind: keyof Nothing): Nothing => ({
  null: kind === 'null',
  undefined: kind === 'undefined',
  value: kind === 'value',
});
const anything: Nothing = { null: true, undefined: true, value: true };
const nullOrValue: Nothing = { null: true, undefined: false, value: true };
const value = one('value');

const either = (left: Nothing, right: Nothing): Nothing => ({
  null: left.null || right.null,
  undefined: left.undefined || right.undefined,
  value: left.value || right.value,
});

/** Members of `ctx` that are null when there is nothing ("AWS AppSync JavaScript resolver context object reference"). */
const contextMembers = new Set(['result', 'error', 'source', 'identity', 'prev']);

/** Methods of text, lists, `Object` and `Math` that always give a value. */
const valueMethods = new Set([
  ...[
    'concat',
    'every',
    'filter',
    'findIndex',
    'findLastIndex',
    'flat',
    'flatMap',
    'includes',
    'indexOf',
    'join',
  ],
  ...['lastIndexOf', 'map', 'push', 'slice', 'some', 'splice', 'unshift', 'charAt', 'endsWith', 'replace'],
  ...['replaceAll', 'split', 'startsWith', 'toLowerCase', 'toUpperCase', 'trim', 'trimEnd', 'trimStart'],
  ...['entries', 'hasOwn', 'keys', 'values', 'ceil', 'floor', 'max', 'min', 'random', 'round'],
]);

/** What can be told of an expression without running it: rather too much than too little. */
export function nothingOf(module: Module, node: AnyNode, ancestors: readonly AnyNode[]): Nothing {
  return tell(module, node, ancestors, new Set());
}

function tell(module: Module, node: AnyNode, ancestors: readonly AnyNode[], names: Set<AnyNode>): Nothing {
  const of = (part: AnyNode): Nothing => tell(module, part, ancestors, names);
  switch (node.type) {
    case 'Literal':
      return node.value === null && !node.regex && !node.bigint ? one('null') : value;
    case 'Identifier':
      return ofName(module, node, ancestors, names);
    case 'TemplateLiteral':
    case 'ObjectExpression':
    case 'ArrayExpression':
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
    case 'BinaryExpression':
    case 'UpdateExpression':
      return value;
    case 'UnaryExpression':
      return node.operator === 'void' ? one('undefined') : value;
    case 'ConditionalExpression':
      return either(of(node.consequent), of(node.alternate));
    case 'LogicalExpression':
      return ofLogical(node.operator, of(node.left), of(node.right));
    case 'SequenceExpression':
      return of(node.expressions.at(-1)!);
    case 'AssignmentExpression':
      return node.operator === '=' ? of(node.right) : node.operator.length === 2 ? value : anything;
    case 'ParenthesizedExpression':
      return of(node.expression);
    case 'MemberExpression':
      return isContextMember(module, node, ancestors) ? nullOrValue : anything;
    case 'CallExpression':
      return isValueMethod(node) ? value : anything;
    default:
      return anything;
  }
}

function ofLogical(operator: string, left: Nothing, right: Nothing): Nothing {
  if (operator === '&&') return either(left, right);
  const kept: Nothing = { null: false, undefined: false, value: left.value };
  return either(kept, right);
}

function ofName(
  module: Module,
  node: Identifier,
  ancestors: readonly AnyNode[],
  names: Set<AnyNode>,
): Nothing {
  const binding = module.bindingOf(node.name, ancestors);
  if (!binding) return node.name === 'undefined' ? one('undefined') : value;
  // A name that is made from itself has no value yet.
  if (!binding.constant || names.has(binding.identifier)) return anything;
  names.add(binding.identifier);
  return tell(module, binding.constant.init, binding.constant.ancestors, names);
}

/** Without `?.`, a method that is called is there: its receiver is no nothing. */
function isValueMethod({ callee, optional }: CallExpression): boolean {
  if (callee.type !== 'MemberExpression' || optional || callee.optional) return false;
  return valueMethods.has(propertyName(callee) ?? '');
}

function isContextMember(module: Module, node: MemberExpression, ancestors: readonly AnyNode[]): boolean {
  if (node.object.type !== 'Identifier' || !contextMembers.has(propertyName(node) ?? '')) return false;
  const binding = module.bindingOf(node.object.name, ancestors);
  return ['request', 'response'].some((name) =>
    module.exported(name)?.functions.some(({ params }) => binding && params[0] === binding.identifier),
  );
}
