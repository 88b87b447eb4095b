import {
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLCompositeType,
  type GraphQLNamedType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isAbstractType,
  isCompositeType,
  print,
  type SelectionNode,
  Kind,
} from 'graphql';
import { FieldError } from '../field-error';

/** What `ctx.info` says about the selection below a field. */
export interface SelectionSet {
  selectionSetList: string[];
  selectionSetGraphQL: string;
}

/** The part of graphql-js's `info` that selections depend on. */
export type SelectionInfo = Pick<
  GraphQLResolveInfo,
  'fieldNodes' | 'fragments' | 'returnType' | 'schema' | 'variableValues'
>;

const LEAF: SelectionSet = { selectionSetList: [], selectionSetGraphQL: '' };
const remembered = new WeakMap<FieldNode, { type: GraphQLNamedType; set: SelectionSet }>();

/**
 * The selection below a field (developer guide, "Resolver context object reference", `info`). It is worked out once
 * for a parsed query and then remembered with it, unless `@include` or `@skip` make it depend on variables.
 */
export function selectionSetOf(info: SelectionInfo): SelectionSet {
  const type = getNamedType(info.returnType);
  const [node] = info.fieldNodes;
  if (!isCompositeType(type) || !node) return LEAF;
  const known = remembered.get(node);
  if (known?.type === type && info.fieldNodes.length === 1) return known.set;

  const lister = new Lister(info);
  const selections = info.fieldNodes.flatMap((field) => field.selectionSet?.selections ?? []);
  lister.list(selections, type, '');
  const set = {
    selectionSetList: [...lister.paths],
    selectionSetGraphQL: info.fieldNodes
      .map((field) => (field.selectionSet ? print(field.selectionSet) : ''))
      .join('\n'),
  };
  if (!lister.dependsOnVariables && info.fieldNodes.length === 1) remembered.set(node, { type, set });
  return set;
}

/**
 * Fragments of fragments can stand for exponentially many fields in a short query. No query of 15,000 tokens spells
 * out as many as this, and the service's limit of 10,000 resolvers would end most that mean to.
 */
const MAX_PATHS = 50_000;

/** Walks selections depth first: aliases in place of names, fragments expanded, paths joined with `/`. */
class Lister {
  readonly paths = new Set<string>();
  dependsOnVariables = false;
  readonly #spread = new Set<string>();
  readonly #schema: GraphQLSchema;
  readonly #fragments: Record<string, FragmentDefinitionNode>;
  readonly #variables: Record<string, unknown>;

  constructor(info: SelectionInfo) {
    this.#schema = info.schema;
    this.#fragments = info.fragments;
    this.#variables = info.variableValues;
  }

  list(selections: readonly SelectionNode[], type: GraphQLCompositeType, prefix: string): void {
    for (const selection of selections) {
      if (!this.#isIncluded(selection)) continue;
      if (selection.kind === Kind.FIELD) {
        this.#listField(selection, type, prefix);
        continue;
      }
      const fragment =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? this.#fragmentAt(selection.name.value, type, prefix)
          : selection;
      if (fragment && this.#applies(fragment.typeCondition?.name.value, type))
        this.list(fragment.selectionSet.selections, type, prefix);
    }
  }

  #listField(field: FieldNode, type: GraphQLCompositeType, prefix: string): void {
    const path = prefix + (field.alias ?? field.name).value;
    this.paths.add(path);
    if (this.paths.size > MAX_PATHS)
      throw new FieldError(`The selection has more than ${MAX_PATHS} fields.`, 'BadRequest');
    if (!field.selectionSet || !('getFields' in type)) return;
    const definition = type.getFields()[field.name.value];
    const below = definition && getNamedType(definition.type);
    if (isCompositeType(below)) this.list(field.selectionSet.selections, below, `${path}/`);
  }

  /** A fragment, unless it was spread at this place before: once is enough, and often would take for ever. */
  #fragmentAt(name: string, type: GraphQLCompositeType, prefix: string): FragmentDefinitionNode | undefined {
    const place = `${name} ${type.name} ${prefix}`;
    if (this.#spread.has(place)) return undefined;
    this.#spread.add(place);
    return this.#fragments[name];
  }

  /** On an interface or union only its own fields are listed, not those of `... on Concrete`. */
  #applies(condition: string | undefined, type: GraphQLCompositeType): boolean {
    if (condition === undefined || condition === type.name) return true;
    const conditionType = this.#schema.getType(condition);
    return (
      isAbstractType(conditionType) && 'getFields' in type && this.#schema.isSubType(conditionType, type)
    );
  }

  #isIncluded(node: SelectionNode): boolean {
    if (!node.directives?.length) return true;
    for (const directive of node.directives)
      if (directive.arguments?.some(({ value }) => value.kind === Kind.VARIABLE))
        this.dependsOnVariables = true;
    const skip = getDirectiveValues(GraphQLSkipDirective, node, this.#variables);
    const include = getDirectiveValues(GraphQLIncludeDirective, node, this.#variables);
    return skip?.if !== true && include?.if !== false;
  }
}

/**
 * The `data` of an error, cut down to what the field's selection asks for: values by response names, nothing where
 * the data has another shape than the type.
 */
export function selectFrom(data: unknown, info: SelectionInfo): unknown {
  const type = getNamedType(info.returnType);
  if (data === null || data === undefined) return null;
  if (!isCompositeType(type)) return data;
  const selections = info.fieldNodes.flatMap((field) => field.selectionSet?.selections ?? []);
  return pick(data, selections, info);
}

function pick(
  data: unknown,
  selections: readonly SelectionNode[],
  info: SelectionInfo,
  spread = new Set<string>(),
): unknown {
  if (Array.isArray(data)) return data.map((item) => pick(item, selections, info));
  if (data === null || typeof data !== 'object') return null;
  const picked: Record<string, unknown> = {};
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) {
      const value = (data as Record<string, unknown>)[selection.name.value];
      if (value === undefined) continue;
      const below = selection.selectionSet;
      picked[(selection.alias ?? selection.name).value] = below ? pick(value, below.selections, info) : value;
    } else {
      const name = selection.kind === Kind.FRAGMENT_SPREAD ? selection.name.value : undefined;
      if (name !== undefined && spread.has(name)) continue;
      if (name !== undefined) spread.add(name);
      const fragment =
        selection.kind === Kind.FRAGMENT_SPREAD ? info.fragments[selection.name.value] : selection;
      if (fragment) Object.assign(picked, pick(data, fragment.selectionSet.selections, info, spread));
    }
  }
  return picked;
}
