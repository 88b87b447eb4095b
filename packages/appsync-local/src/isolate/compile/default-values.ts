import type { AnyNode, AssignmentPattern } from 'acorn';
import type { Module, Visit } from '../../language/module/module';
import { isFunction } from '../../language/module/nodes';
import { nothingOf } from '../../language/module/nothing';
import type { Edits } from './edits';

/**
 * Stops code that comes to a default value with null: whether the service takes the default then is not known. A
 * default that is nothing itself is the same either way.
 */
export function checkDefault(
  module: Module,
  edits: Edits,
  { node, ancestors }: Visit<AssignmentPattern>,
  given: string,
): void {
  const nothing = nothingOf(module, node.right, ancestors);
  if (node.left.type !== 'Identifier' || !nothing.value) return;
  // The default's own null would look like one that was given.
  if (nothing.null) edits.wrap(node.right.start, node.right.end, '((', ')??undefined)');
  const { name } = node.left;
  const check = `${name}===null&&${given}(${JSON.stringify(name)})`;
  const around = ancestors.findLastIndex((one) => isFunction(one) || one.type === 'VariableDeclaration');
  const holder = ancestors[around]!;
  if (isFunction(holder)) checkFirst(edits, holder.body, check);
  else checkAfter(edits, holder, ancestors[around - 1]!, check);
}

function checkFirst(edits: Edits, body: AnyNode, check: string): void {
  if (body.type === 'BlockStatement') edits.insert(body.start + 1, `${check};`);
  else edits.wrap(body.start, body.end, `(${check},`, ')');
}

function checkAfter(edits: Edits, declaration: AnyNode, parent: AnyNode, check: string): void {
  const isLoop = parent.type === 'ForOfStatement' || parent.type === 'ForInStatement';
  if (!isLoop) edits.insert(declaration.end, `;${check};`);
  else if (parent.body.type === 'BlockStatement') checkFirst(edits, parent.body, check);
  else edits.wrap(parent.body.start, parent.body.end, `{${check};`, '}');
}
