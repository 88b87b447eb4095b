import type { AnyNode, Identifier } from 'acorn';
import { boundBy, type FunctionNode, isFunction } from './nodes';

/** A declared name. */
export interface Binding {
  identifier: Identifier;
  /** Functions that the name may stand for. */
  functions: FunctionNode[];
  /** The name is one of the runtime's. */
  imported?: boolean;
  /** What a name is that keeps its first value, and the nodes around that. */
  constant?: { init: AnyNode; ancestors: readonly AnyNode[] };
}

interface Visited {
  node: AnyNode;
  ancestors: readonly AnyNode[];
}

const scopeTypes = new Set<AnyNode['type']>([
  'Program',
  'BlockStatement',
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'SwitchStatement',
  'CatchClause',
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
]);

/** Which names each scope declares. */
export class Scopes {
  private readonly bindings = new Map<AnyNode, Map<string, Binding>>();
  private readonly declared = new Set<Identifier>();
  /** Names that are given a value other than by their declaration, wherever that is. */
  private readonly assigned: Set<string>;

  constructor(visits: readonly Visited[]) {
    this.assigned = new Set(visits.flatMap(({ node }) => assignedBy(node)));
    for (const visit of visits) this.collect(visit);
    for (const { node, ancestors } of visits)
      if (node.type === 'AssignmentExpression' && node.left.type === 'Identifier' && isFunction(node.right))
        this.resolve(node.left.name, ancestors)?.functions.push(node.right);
  }

  /** Whether this very identifier is a declaration. */
  declares(identifier: Identifier): boolean {
    return this.declared.has(identifier);
  }

  /** The binding that a name has at a place, given the nodes around the place, outermost first. */
  resolve(name: string, ancestors: readonly AnyNode[]): Binding | undefined {
    for (const scope of ancestors.toReversed()) {
      const binding = this.bindings.get(scope)?.get(name);
      if (binding) return binding;
    }
    return undefined;
  }

  private collect({ node, ancestors }: Visited): void {
    const block = ancestors.findLast((around) => scopeTypes.has(around.type)) ?? node;
    if (isFunction(node)) {
      for (const parameter of node.params.flatMap(boundBy)) this.declare(node, parameter);
      if (node.id) this.declare(node.type === 'FunctionExpression' ? node : block, node.id, node);
    } else if (node.type === 'VariableDeclaration') {
      const home = node.kind === 'var' ? (ancestors.findLast(isFunction) ?? ancestors[0] ?? node) : block;
      for (const { id, init } of node.declarations)
        for (const name of boundBy(id)) {
          const binding = this.declare(home, name, id.type === 'Identifier' ? init : undefined);
          // Bundlers write `var` for a `const` of the module.
          const keeps = node.kind === 'const' || (home.type === 'Program' && !this.assigned.has(name.name));
          if (keeps && id.type === 'Identifier' && init) binding.constant = { init, ancestors };
        }
    } else if (node.type === 'ImportDeclaration') {
      for (const { local } of node.specifiers) this.declare(block, local).imported = true;
    } else if (node.type === 'ClassDeclaration') {
      if (node.id) this.declare(block, node.id);
    } else if (node.type === 'CatchClause' && node.param) {
      for (const name of boundBy(node.param)) this.declare(node, name);
    }
  }

  private declare(scope: AnyNode, identifier: Identifier, value?: AnyNode | null): Binding {
    const names = this.bindings.get(scope) ?? new Map<string, Binding>();
    this.bindings.set(scope, names);
    this.declared.add(identifier);
    const binding = names.get(identifier.name) ?? { identifier, functions: [] };
    if (isFunction(value)) binding.functions.push(value);
    names.set(identifier.name, binding);
    return binding;
  }
}

function assignedBy(node: AnyNode): string[] {
  const isLoop = node.type === 'ForInStatement' || node.type === 'ForOfStatement';
  if (node.type !== 'AssignmentExpression' && !isLoop) return [];
  return node.left.type === 'VariableDeclaration' ? [] : boundBy(node.left).map(({ name }) => name);
}
