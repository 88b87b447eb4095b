import type { AnyNode } from 'acorn';
import type { Module } from '../../language/module/module';
import type { Edits } from './edits';

/** What compiled code calls where something is spread. */
export interface SpreadHelpers {
  /** Into an object. */
  parts: string;
  /** Into a list, or the arguments of a call. */
  items: string;
}

/**
 * Objects are spread into objects and lists into lists ("Supported runtime features"). What becomes of nothing, false,
 * text or the other of the two is not known: code that comes to that is stopped.
 */
export function watchSpreads(module: Module, edits: Edits, { parts, items }: SpreadHelpers): void {
  for (const { node, ancestors } of module.visits) {
    if (node.type !== 'SpreadElement') continue;
    const { type, start, end }: AnyNode = node.argument;
    const intoObject = ancestors.at(-1)?.type === 'ObjectExpression';
    if (type === (intoObject ? 'ObjectExpression' : 'ArrayExpression')) continue;
    edits.wrap(start, end, `${intoObject ? parts : items}(`, ')');
  }
}
