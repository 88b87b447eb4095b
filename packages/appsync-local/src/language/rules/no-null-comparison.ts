import type { AnyNode, BinaryExpression, CallExpression } from 'acorn';
import type { Module, Visit } from '../module/module';
import { type Nothing, nothingOf } from '../module/nothing';
import { propertyName } from '../module/nodes';
import type { Report, Rule } from '../rule';

const why = 'null and undefined are the same for AppSync';
const instead = 'ask for the key with Object.hasOwn(object, key), or for nothing at all with x == null or !x';

/** Methods that look for their argument. */
const seekers = new Set(['includes', 'indexOf', 'lastIndexOf']);

/**
 * `null === undefined` is true there (aws-appsync-community 305), so code that tells the two from one another has
 * another meaning. Comparisons that come out the same either way pass: those with something that cannot be the other
 * of the two, and the test for both.
 */
export const noNullComparison: Rule = {
  name: 'no-null-comparison',
  check(module, report) {
    for (const visit of module.ofType('BinaryExpression')) checkComparison(module, visit, report);
    for (const visit of module.ofType('SwitchStatement')) {
      const subject = nothingOf(module, visit.node.discriminant, visit.ancestors);
      for (const { test } of visit.node.cases)
        if (test && differs(subject, nothingOf(module, test, visit.ancestors)))
          report(test, `${why}: ${instead}`);
    }
    for (const visit of module.calls) checkSeeking(module, visit, report);
  },
};

function checkComparison(module: Module, visit: Visit<BinaryExpression>, report: Report): void {
  const { node, ancestors } = visit;
  if (tellsTypeOfNothing(node))
    report(node, `What typeof says of null and undefined is not known: ${instead}`);
  if (node.operator !== '===' && node.operator !== '!==') return;
  const [left, right] = [node.left, node.right].map((side) => nothingOf(module, side, ancestors));
  if (differs(left!, right!) && !isTestForBoth(module, visit)) report(node, `${why}: ${instead}`);
}

/** Whether one side is null or undefined for certain, and the other may be the other one. */
function differs(left: Nothing, right: Nothing): boolean {
  return (isMixed(left, right) || isMixed(right, left)) && (!left.value || !right.value);
}

const isMixed = (one: Nothing, other: Nothing): boolean => one.null && other.undefined;

/** `x === null || x === undefined`, or `x !== null && x !== undefined`, with whatever else in the same chain. */
function isTestForBoth(module: Module, { node, ancestors }: Visit<BinaryExpression>): boolean {
  const operator = node.operator === '===' ? '||' : '&&';
  let chain: AnyNode = node;
  for (const around of ancestors.toReversed()) {
    if (around.type !== 'LogicalExpression' || around.operator !== operator) break;
    chain = around;
  }
  const own = comparedWith(module, node, ancestors);
  return partsOf(chain, operator).some((part) => {
    const other =
      part.type === 'BinaryExpression' &&
      part.operator === node.operator &&
      comparedWith(module, part, ancestors);
    return own && other && own.subject === other.subject && own.nothing !== other.nothing;
  });
}

function partsOf(chain: AnyNode, operator: string): AnyNode[] {
  return chain.type === 'LogicalExpression' && chain.operator === operator
    ? [...partsOf(chain.left, operator), ...partsOf(chain.right, operator)]
    : [chain];
}

/** What is compared with null or undefined, as it is written; only what does nothing when it is read. */
function comparedWith(module: Module, { left, right }: BinaryExpression, ancestors: readonly AnyNode[]) {
  for (const [subject, other] of [
    [left, right],
    [right, left],
  ] as const) {
    const nothing = nothingOf(module, other, ancestors);
    if (nothing.value || (nothing.null && nothing.undefined) || !isPlace(subject)) continue;
    return { subject: module.code.slice(subject.start, subject.end), nothing: nothing.null };
  }
  return undefined;
}

function isPlace(node: AnyNode): boolean {
  switch (node.type) {
    case 'Identifier':
    case 'Literal':
      return true;
    case 'ChainExpression':
      return isPlace(node.expression);
    case 'MemberExpression':
      return isPlace(node.object) && (!node.computed || isPlace(node.property));
    default:
      return false;
  }
}

/** `typeof x === 'undefined'`; what `typeof` says of a value is known. */
function tellsTypeOfNothing({ left, right }: BinaryExpression): boolean {
  const isTypeOf = (node: AnyNode): boolean => node.type === 'UnaryExpression' && node.operator === 'typeof';
  const isUndefined = (node: AnyNode): boolean => node.type === 'Literal' && node.value === 'undefined';
  return (isTypeOf(left) && isUndefined(right)) || (isTypeOf(right) && isUndefined(left));
}

/** Looking for null or undefined. What is looked for by a name is looked at when the code runs. */
function checkSeeking(module: Module, { node, ancestors }: Visit<CallExpression>, report: Report): void {
  const [sought] = node.arguments;
  if (!sought || !seekers.has(propertyName(node.callee) ?? '')) return;
  if (!nothingOf(module, sought, ancestors).value) report(sought, `${why}: look for a value`);
}
