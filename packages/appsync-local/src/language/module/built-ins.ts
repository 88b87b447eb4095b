import type { AnyNode, Identifier } from 'acorn';
import type { Module } from './module';

/** Members of the global objects, as "Supported runtime features" lists them. */
export const members: Readonly<Record<string, readonly string[]>> = {
  Object: ['assign', 'entries', 'hasOwn', 'keys', 'values'],
  String: ['raw'],
  Number: ['isFinite', 'isNaN'],
  Array: [],
  Math: ['random', 'min', 'max', 'round', 'floor', 'ceil'],
  JSON: ['parse', 'stringify'],
  // `debug`: "Monitoring and logging".
  console: ['log', 'error', 'debug'],
};

/** Methods of text and lists that "Supported runtime features" lists. */
const listed = [
  ...['charAt', 'concat', 'endsWith', 'indexOf', 'lastIndexOf', 'replace', 'replaceAll', 'slice', 'split'],
  ...['startsWith', 'toLowerCase', 'toUpperCase', 'trim', 'trimEnd', 'trimStart'],
  ...[
    'fill',
    'flat',
    'join',
    'pop',
    'push',
    'reverse',
    'shift',
    'sort',
    'splice',
    'unshift',
    'forEach',
    'map',
  ],
  ...['flatMap', 'filter', 'reduce', 'reduceRight', 'find', 'some', 'every', 'findIndex', 'findLast'],
  'findLastIndex',
];

/**
 * Methods that no list names and that are seen to work: `includes` in aws-appsync-community 279 and 305, `substring`
 * in the samples of AWS ("aws-appsync-resolver-samples", all-items-today).
 */
const seen = ['includes', 'substring'];

const supported = new Set([...listed, ...seen]);

/** Every method that the language has on some value, so that a name of the author's own is none of them. */
const ofTheLanguage = new Set(
  [Array, String, Number, Boolean, Object, Function, RegExp, Date, Map, Set, Promise].flatMap(
    ({ prototype }) => Object.getOwnPropertyNames(prototype),
  ),
);

/** Whether a method is one of the language's that the service is not known to have. */
export function isMissingMethod(name: string): boolean {
  return ofTheLanguage.has(name) && !supported.has(name);
}

const provided = new Set(['util', 'extensions', 'runtime', ...Object.keys(members)]);

/** The name at the root of `a.b.c`, when it is one that the runtime provides. */
export function rootOf(module: Module, node: AnyNode, ancestors: readonly AnyNode[]): Identifier | undefined {
  if (node.type === 'MemberExpression') return rootOf(module, node.object, ancestors);
  if (node.type !== 'Identifier') return undefined;
  const binding = module.bindingOf(node.name, ancestors);
  return (binding ? binding.imported : provided.has(node.name)) ? node : undefined;
}
