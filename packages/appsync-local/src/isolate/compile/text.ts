import type { AnyNode } from 'acorn';
import type { Module } from '../../language/module/module';
import { propertyName } from '../../language/module/nodes';
import type { Edits } from './edits';
import { replaceOperator } from './operators';

/** What compiled code calls where values become text. */
export interface TextHelpers {
  /** `+` of two values. */
  plus: string;
  /** A value in a template. */
  text: string;
}

/**
 * Watches where values become text. A number of DynamoDB and a text make "null" with `+` (aws-appsync-community 308);
 * what becomes of nothing, lists and objects is not known. Code that comes to either is stopped.
 */
export function watchText(module: Module, edits: Edits, { plus, text }: TextHelpers): void {
  for (const { node } of module.visits) {
    if (node.type === 'BinaryExpression' && node.operator === '+') {
      const [left, right] = [kindOf(node.left), kindOf(node.right)];
      if (left !== undefined && right !== undefined) continue;
      edits.wrap(node.start, node.end, `${plus}(`, ')');
      replaceOperator(edits, module, node);
    } else if (node.type === 'TemplateLiteral') {
      for (const part of node.expressions)
        if (kindOf(part) === undefined) edits.wrap(part.start, part.end, `${text}(`, ')');
    }
  }
}

/** Whether an expression is a text or a number that the code computes, as far as it can be told. */
function kindOf(node: AnyNode): 'text' | 'number' | undefined {
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' ? 'text' : typeof node.value === 'number' ? 'number' : undefined;
    case 'TemplateLiteral':
      return 'text';
    case 'UnaryExpression':
      return ['-', '+'].includes(node.operator) ? 'number' : node.operator === 'typeof' ? 'text' : undefined;
    case 'MemberExpression':
      return propertyName(node) === 'length' && !node.optional ? 'number' : undefined;
    case 'BinaryExpression': {
      if (['-', '*', '/', '%', '**'].includes(node.operator)) return 'number';
      if (node.operator !== '+') return undefined;
      const kinds = [kindOf(node.left), kindOf(node.right)];
      if (kinds.includes('text')) return 'text';
      return kinds.includes('number') ? 'number' : undefined;
    }
    default:
      return undefined;
  }
}
