import { type AnyNode, type AssignmentPattern, type BinaryExpression, type LogicalExpression } from 'acorn';
import type { Module, Visit } from '../../language/module/module';
import { nothingOf } from '../../language/module/nothing';
import { checkDefault } from './default-values';
import type { Edits } from './edits';
import { replaceOperator } from './operators';

/** What compiled code calls where null and undefined meet. */
export interface NothingHelpers {
  /** Whether two values are the same. */
  same: string;
  /** Stops the code at a default value that was asked for null. */
  given: string;
  /** The first of two values that is one. */
  either: string;
}

/**
 * Gives code the service's one nothing: null and undefined are the same when they are compared
 * (aws-appsync-community 305), and what is stored in an object or a list as undefined is null there (recordings of
 * `insert({values: {name: undefined}})`). Only places where the two can meet are touched. Whether a default value is
 * taken for null is not known: code that comes to that is stopped.
 */
export function mergeNothing(module: Module, edits: Edits, helpers: NothingHelpers): void {
  for (const visit of module.visits) {
    const { node, ancestors } = visit;
    if (node.type === 'BinaryExpression')
      mergeComparison(module, edits, visit as Visit<BinaryExpression>, helpers);
    else if (node.type === 'LogicalExpression' && node.operator === '??')
      evaluateBoth(edits, module, node, helpers);
    else if (node.type === 'SwitchStatement') {
      const tests = node.cases.flatMap(({ test }) => test ?? []);
      if (tests.some((test) => !isValue(module, test, ancestors)))
        for (const part of [node.discriminant, ...tests]) storeNull(module, edits, part, ancestors);
    } else if (node.type === 'Property' && ancestors.at(-1)?.type === 'ObjectExpression') {
      if (node.shorthand && !isValue(module, node.value, ancestors))
        edits.insert(node.end, `:${node.key.type === 'Identifier' ? node.key.name : ''}??null`);
      else storeNull(module, edits, node.value, ancestors);
    } else if (node.type === 'ArrayExpression') {
      for (const element of node.elements)
        if (element && element.type !== 'SpreadElement') storeNull(module, edits, element, ancestors);
    } else if (node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression') {
      if (node.operator === '=') storeNull(module, edits, node.right, ancestors);
    } else if (node.type === 'AssignmentPattern') {
      checkDefault(module, edits, visit as Visit<AssignmentPattern>, helpers.given);
    }
  }
}

const isValue = (module: Module, node: AnyNode, ancestors: readonly AnyNode[]): boolean =>
  !nothingOf(module, node, ancestors).undefined;

function storeNull(module: Module, edits: Edits, node: AnyNode, ancestors: readonly AnyNode[]): void {
  if (isValue(module, node, ancestors)) return;
  edits.wrap(node.start, node.end, '((', ')??null)');
}

function mergeComparison(
  module: Module,
  edits: Edits,
  { node, ancestors }: Visit<BinaryExpression>,
  { same }: NothingHelpers,
): void {
  if (node.operator !== '===' && node.operator !== '!==') return;
  const [left, right] = [node.left, node.right].map((side) => nothingOf(module, side, ancestors));
  if (!(left!.null && right!.undefined) && !(left!.undefined && right!.null)) return;
  edits.wrap(node.start, node.end, `${node.operator === '!==' ? '!' : ''}${same}(`, ')');
  replaceOperator(edits, module, node);
}

/**
 * The right side of `??` is evaluated always (aws-appsync-community 403). What could be noticed there is refused, but
 * for reading a member of nothing.
 */
function evaluateBoth(
  edits: Edits,
  module: Module,
  node: LogicalExpression,
  { either }: NothingHelpers,
): void {
  if (isSafe(node.right)) return;
  edits.wrap(node.start, node.end, `${either}(`, ')');
  replaceOperator(edits, module, node);
}

function isSafe(node: AnyNode): boolean {
  switch (node.type) {
    case 'Literal':
    case 'Identifier':
      return true;
    case 'ArrayExpression':
      return node.elements.length === 0;
    case 'ObjectExpression':
      return node.properties.length === 0;
    default:
      return false;
  }
}
