import type { AnyNode } from 'acorn';
import type { Module } from '../module/module';
import { type FunctionNode, isFunction } from '../module/nodes';
import type { Rule } from '../rule';

/** "Supported runtime features": recursion is not supported, be it direct or by way of other functions. */
export const noRecursion: Rule = {
  name: 'no-recursion',
  check(module, report) {
    const callees = callGraph(module);
    for (const { node, ancestors } of module.calls) {
      const callers = ancestors.filter(isFunction);
      const targets = module.functionsOf(node.callee, ancestors);
      if (targets.some((target) => callers.some((caller) => reaches(callees, target, caller))))
        report(node, 'Recursion is not supported');
    }
  },
};

type CallGraph = Map<FunctionNode, Set<FunctionNode>>;

/** A call counts for every function around it, since a callback runs while the function that holds it does. */
function callGraph(module: Module): CallGraph {
  const callees: CallGraph = new Map();
  for (const { node, ancestors } of module.calls)
    for (const caller of ancestors.filter(isFunction))
      for (const callee of module.functionsOf(node.callee, ancestors))
        callees.set(caller, (callees.get(caller) ?? new Set()).add(callee));
  return callees;
}

function reaches(callees: CallGraph, from: FunctionNode, to: AnyNode): boolean {
  const seen = new Set<FunctionNode>([from]);
  // A set that grows while it is walked visits what is added.
  for (const current of seen) {
    if (current === to) return true;
    for (const callee of callees.get(current) ?? []) seen.add(callee);
  }
  return false;
}
