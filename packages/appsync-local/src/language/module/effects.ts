import type { AnyNode, CallExpression } from 'acorn';
import { rootOf } from './built-ins';
import type { Module, Visit } from './module';
import { type FunctionNode, isFunction, propertyName } from './nodes';

/** Methods that change what they are called on. */
const mutators = new Set(['fill', 'pop', 'push', 'reverse', 'shift', 'sort', 'splice', 'unshift', 'assign']);

/** Utilities that do more than to answer a value. */
const raising = new Set(['error', 'appendError', 'unauthorized', 'validate', 'earlyReturn']);

/** Tells which parts of a module do something besides answering a value. */
export class Effects {
  private readonly known = new Map<FunctionNode, boolean>();

  constructor(private readonly module: Module) {}

  /** The first part of an expression whose evaluation would be noticed; bodies of functions count when they are called. */
  in(expression: AnyNode): AnyNode | undefined {
    return this.module.visits
      .filter(({ node }) => node.start >= expression.start && node.end <= expression.end)
      .filter(
        ({ ancestors }) => !ancestors.some((around) => isFunction(around) && isWithin(around, expression)),
      )
      .find((visit) => this.isEffect(visit))?.node;
  }

  private isEffect({ node, ancestors }: Visit): boolean {
    switch (node.type) {
      case 'AssignmentExpression':
      case 'NewExpression':
      case 'TaggedTemplateExpression':
        return true;
      case 'UnaryExpression':
        return node.operator === 'delete';
      case 'CallExpression':
        return this.isNoticed(node, ancestors);
      default:
        return false;
    }
  }

  private isNoticed(call: CallExpression, ancestors: readonly AnyNode[]): boolean {
    const functions = [call.callee, ...call.arguments].flatMap((part) =>
      this.module.functionsOf(part, ancestors),
    );
    if (functions.some((called) => this.isNoticedIn(called))) return true;
    const name = propertyName(call.callee) ?? (call.callee.type === 'Identifier' ? call.callee.name : '');
    const root = rootOf(this.module, call.callee, ancestors)?.name;
    if (root) return raising.has(name) || mutators.has(name) || root === 'console' || root === 'extensions';
    // A method of a value, or a function that is written down; what else is called is not known.
    if (call.callee.type === 'MemberExpression') return mutators.has(name);
    return functions.length === 0;
  }

  /** Whether running a function is noticed. A function that is looked at already is one that calls itself. */
  private isNoticedIn(called: FunctionNode): boolean {
    const known = this.known.get(called);
    if (known !== undefined) return known;
    this.known.set(called, false);
    const noticed = this.module.visits
      .filter(({ ancestors }) => ancestors.includes(called))
      .some((visit) => this.isEffect(visit) && !this.changesOwn(visit, called));
    this.known.set(called, noticed);
    return noticed;
  }

  /** Whether only a variable of the function itself is given another value. */
  private changesOwn({ node, ancestors }: Visit, called: FunctionNode): boolean {
    if (node.type !== 'AssignmentExpression' || node.left.type !== 'Identifier') return false;
    const binding = this.module.bindingOf(node.left.name, ancestors);
    return binding !== undefined && isWithin(binding.identifier, called);
  }
}

const isWithin = (inner: AnyNode, outer: AnyNode): boolean =>
  inner.start >= outer.start && inner.end <= outer.end;
