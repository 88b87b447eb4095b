import type { AnyNode } from 'acorn';
import type { Rule } from '../rule';

const functions = ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'] as const;
const loop = 'use for-of or for-in';

/** What is refused wherever it stands. "Supported runtime features" says so where no other source is named. */
export const refusedSyntax: readonly Rule[] = [
  // Asynchronous processing is not supported.
  row('no-async', functions, ({ async }) => async && 'Functions cannot be async'),
  row('no-await', ['AwaitExpression', 'ForOfStatement'], (node) =>
    node.type === 'AwaitExpression' ? 'await is not supported' : node.await && 'for await is not supported',
  ),
  // The primitive types that are listed: number, string and boolean.
  row('no-bigint', ['Literal'], ({ bigint }) => bigint && 'BigInt is not supported'),
  row('no-classes', ['ClassDeclaration', 'ClassExpression'], 'Classes are not supported'),
  row('no-continue', ['ContinueStatement'], 'continue is not supported'),
  // A rule of AWS's lint.
  row(
    'no-disallowed-binary-operators',
    ['BinaryExpression'],
    ({ operator }) => operator === 'instanceof' && 'The instanceof operator is not supported',
  ),
  // `++`, `--` and `~`.
  row(
    'no-disallowed-unary-operators',
    ['UpdateExpression', 'UnaryExpression'],
    ({ type, operator }) =>
      (type === 'UpdateExpression' || operator === '~') && `The operator ${operator} is not supported`,
  ),
  // Of the `for` loops only `for-in` and `for-of` are supported.
  row('no-for', ['ForStatement'], `for (;;) is not supported: ${loop}`),
  row('no-generators', functions, ({ generator }) => generator && 'Generator functions are not supported'),
  // A rule of AWS's lint.
  row(
    'no-in-operator',
    ['BinaryExpression'],
    ({ operator }) => operator === 'in' && 'The in operator is not supported: use Object.hasOwn',
  ),
  // What the guide does not list, and nobody reported to work.
  row('no-accessors', ['Property'], ({ kind }) => kind !== 'init' && 'Getters and setters are not supported'),
  row(
    'no-logical-assignment',
    ['AssignmentExpression'],
    ({ operator }) =>
      ['??=', '||=', '&&='].includes(operator) && `The operator ${operator} is not supported: use if`,
  ),
  row(
    'no-sequences',
    ['SequenceExpression'],
    'Several expressions in one are not supported: write statements',
  ),
  row('no-debugger', ['DebuggerStatement'], 'debugger is not supported'),
  row('no-labels', ['LabeledStatement'], 'Labels are not supported'),
  row(
    'no-regex',
    ['Literal'],
    ({ regex }) => regex && 'Regular expression literals are not supported: use util.matches',
  ),
  // A rule of AWS's lint, with its relatives that only code with classes or constructors has.
  row('no-this', ['ThisExpression', 'Super', 'MetaProperty'], (node) =>
    node.type === 'MetaProperty'
      ? `${node.meta.name}.${node.property.name} is not supported`
      : `${node.type === 'Super' ? 'super' : 'this'} is not supported`,
  ),
  row('no-throw', ['ThrowStatement'], 'throw is not supported: use util.error'),
  // `catch` and `finally` with it.
  row('no-try', ['TryStatement'], 'try is not supported'),
  row('no-while', ['WhileStatement', 'DoWhileStatement'], `while is not supported: ${loop}`),
  // Generators are not supported.
  row('no-yield', ['YieldExpression'], 'yield is not supported'),
];

/** A rule that refuses nodes of some types, or those of them for which `message` gives a text. */
function row<Type extends AnyNode['type']>(
  name: string,
  types: readonly Type[],
  message: string | ((node: Extract<AnyNode, { type: Type }>) => string | null | undefined | false),
): Rule {
  return {
    name,
    check(module, report) {
      for (const { node } of types.flatMap((type) => module.ofType(type))) {
        const text = typeof message === 'string' ? message : message(node);
        if (text) report(node, text);
      }
    },
  };
}
