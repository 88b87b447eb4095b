import { type BinaryExpression, type LogicalExpression, tokenizer } from 'acorn';
import type { Module } from '../../language/module/module';
import type { Edits } from './edits';

/** Puts a comma in the place of an operator. Parentheses and comments may stand around it. */
export function replaceOperator(
  edits: Edits,
  { code }: Module,
  node: BinaryExpression | LogicalExpression,
): void {
  const between = code.slice(node.left.end, node.right.start);
  for (const token of tokenizer(between, { ecmaVersion: 'latest' })) {
    if (between.slice(token.start, token.end) !== node.operator) continue;
    edits.blank(node.left.end + token.start, node.left.end + token.end);
    edits.insert(node.left.end + token.start, ',');
    return;
  }
}
