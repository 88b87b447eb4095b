import type { AnyNode, CallExpression, Identifier, Program } from 'acorn';
import { fullAncestor } from 'acorn-walk';
import { type Binding, Scopes } from './scopes';

/** A node with the nodes around it, outermost first. */
export interface Visit<Node extends AnyNode = AnyNode> {
  node: Node;
  ancestors: readonly AnyNode[];
}

/** A name where a value is read or written, other than where it is declared. */
export interface Reference extends Visit<Identifier> {
  /** Undefined: the name is not declared in the module. */
  binding: Binding | undefined;
}

/** Resolver code with its names resolved. */
export class Module {
  readonly visits: readonly Visit[];
  readonly references: readonly Reference[];
  private readonly scopes: Scopes;

  constructor(
    readonly code: string,
    readonly program: Program,
  ) {
    const visits: Visit[] = [];
    fullAncestor(program, (node, _state, ancestors) => {
      visits.push({ node, ancestors: ancestors.slice(0, -1) });
    });
    this.visits = visits;
    this.scopes = new Scopes(visits);
    this.references = visits
      .filter((visit): visit is Visit<Identifier> => visit.node.type === 'Identifier')
      .filter(({ node }) => !this.scopes.declares(node))
      .map((visit) => ({ ...visit, binding: this.scopes.resolve(visit.node.name, visit.ancestors) }));
  }

  /** Every node of one type. */
  ofType<Type extends AnyNode['type']>(type: Type): Visit<Extract<AnyNode, { type: Type }>>[] {
    return this.visits.filter(
      (visit): visit is Visit<Extract<AnyNode, { type: Type }>> => visit.node.type === type,
    );
  }

  /** What a name stands for at the place of a visit. */
  bindingOf(name: string, ancestors: readonly AnyNode[]): Binding | undefined {
    return this.scopes.resolve(name, ancestors);
  }

  /** What an exported name stands for. */
  exported(name: string): Binding | undefined {
    for (const node of this.program.body) {
      if (node.type !== 'ExportNamedDeclaration' || node.source) continue;
      for (const { local, exported } of node.specifiers)
        if (exported.type === 'Identifier' && exported.name === name && local.type === 'Identifier')
          return this.bindingOf(local.name, [this.program]);
      const own = this.bindingOf(name, [this.program]);
      if (own && node.declaration && isWithin(own.identifier, node.declaration)) return own;
    }
    return undefined;
  }

  /** The functions that an expression may be: written out, or by a name that stands for them. */
  functionsOf(expression: AnyNode, ancestors: readonly AnyNode[]) {
    if (expression.type === 'ArrowFunctionExpression' || expression.type === 'FunctionExpression')
      return [expression];
    return expression.type === 'Identifier'
      ? (this.bindingOf(expression.name, ancestors)?.functions ?? [])
      : [];
  }

  get calls(): Visit<CallExpression>[] {
    return this.ofType('CallExpression');
  }
}

const isWithin = (inner: AnyNode, outer: AnyNode): boolean =>
  inner.start >= outer.start && inner.end <= outer.end;
