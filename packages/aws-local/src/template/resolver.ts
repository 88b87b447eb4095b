import type { Place, ResourceIdentity } from '../contract';
import { INTRINSICS, intrinsicOf, NO_VALUE, type Surroundings } from './intrinsics';
import { noNeighbours, type Neighbours } from './neighbours';
import { DanglingReference, Unresolvable } from './problems';
import { pseudoParameter } from './pseudo-parameters';
import type { Template } from './template';

/**
 * What to put in place of an intrinsic function whose value cannot be known.
 * @param path to it from the value that was to be resolved, e.g. `Environment.Variables.TABLE`.
 */
export type WhenUnresolvable = (reason: Unresolvable, original: unknown, path: string) => unknown;

/** Replaces the intrinsic functions of a template by their values. */
export class Resolver implements Surroundings {
  private depth = 0;
  private insideCondition = false;
  private readonly path: string[] = [];
  private readonly conditions = new Map<string, boolean>();

  /**
   * @param identities of the resources that may be referred to.
   * @param whenUnresolvable is asked once for each outermost function without a value.
   * @param onReference is told of every resource that is referred to.
   */
  constructor(
    private readonly template: Template,
    private readonly place: Place,
    private readonly identities: ReadonlyMap<string, ResourceIdentity>,
    private readonly whenUnresolvable: WhenUnresolvable,
    private readonly neighbours: Neighbours = noNeighbours,
    private readonly onReference: (logicalId: string) => void = () => undefined,
  ) {}

  /** The value for another template: what cannot be known is thrown, since the place that needs it is there. */
  valueFor(value: unknown): unknown {
    this.depth += 1;
    try {
      return this.resolve(value);
    } finally {
      this.depth -= 1;
    }
  }

  resolve(value: unknown): unknown {
    if (Array.isArray(value))
      return value.map((item, index) => this.below(String(index), item)).filter((item) => item !== NO_VALUE);
    if (typeof value === 'string') return this.refuseDynamicReference(value);
    if (typeof value !== 'object' || value === null) return value;
    const record = value as Record<string, unknown>;
    const name = intrinsicOf(record, this.insideCondition);
    if (name === undefined) {
      const entries = Object.entries(record).map(([key, item]) => [key, this.below(key, item)] as const);
      return Object.fromEntries(entries.filter(([, item]) => item !== NO_VALUE));
    }
    return this.outermost(value, () => {
      const intrinsic = INTRINSICS[name];
      if (intrinsic === undefined) throw new Unresolvable(`${name} is not known here`);
      return intrinsic(record[name], this);
    });
  }

  ref(name: string): unknown {
    const pseudo = pseudoParameter(name, this.place);
    if (pseudo !== undefined) return pseudo;
    if (name in this.template.parameters) {
      const value = this.neighbours.parameter(name) ?? this.template.parameters[name];
      if (value === undefined) throw new Unresolvable(`parameter ${name} has no default`);
      return value;
    }
    return this.identity(name).ref;
  }

  attribute(logicalId: string, attribute: string): unknown {
    if (attribute.startsWith('Outputs.')) {
      const output = this.neighbours.nestedOutput(logicalId, attribute.slice('Outputs.'.length));
      if (output !== undefined) return output;
    }
    const value = this.identity(logicalId).attributes[attribute];
    if (value === undefined) throw new Unresolvable(`${logicalId} has no attribute ${attribute} here`);
    return value;
  }

  condition(name: string): boolean {
    const known = this.conditions.get(name);
    if (known !== undefined) return known;
    const definition = this.template.conditions[name];
    if (definition === undefined) throw new Unresolvable(`condition ${name} does not exist`);
    const outside = this.insideCondition;
    this.insideCondition = true;
    this.depth += 1;
    try {
      const value = this.resolve(definition) === true;
      this.conditions.set(name, value);
      return value;
    } finally {
      this.depth -= 1;
      this.insideCondition = outside;
    }
  }

  mapping(map: string, first: string, second: string): unknown {
    const table = this.template.mappings[map] as Record<string, Record<string, unknown>> | undefined;
    const value = table?.[first]?.[second];
    if (value === undefined) throw new Unresolvable(`mapping ${map} has no ${first}, ${second}`);
    return value;
  }

  importedValue(name: string): unknown {
    return this.neighbours.importedValue(name);
  }

  private below(key: string, value: unknown): unknown {
    this.path.push(key);
    try {
      return this.resolve(value);
    } finally {
      this.path.pop();
    }
  }

  private identity(logicalId: string): ResourceIdentity {
    this.onReference(logicalId);
    const identity = this.identities.get(logicalId);
    if (identity === undefined) throw new DanglingReference(logicalId);
    return identity;
  }

  /** An unknown value makes everything around it unknown, up to the outermost function. */
  private outermost(original: unknown, evaluate: () => unknown): unknown {
    this.depth += 1;
    try {
      return evaluate();
    } catch (error) {
      if (!(error instanceof Unresolvable) || this.depth > 1) throw error;
      return this.whenUnresolvable(error, original, this.path.join('.'));
    } finally {
      this.depth -= 1;
    }
  }

  private refuseDynamicReference(text: string): unknown {
    if (!text.includes('{{resolve:')) return text;
    return this.outermost(text, () => {
      throw new Unresolvable(`dynamic reference ${text} is not known here`);
    });
  }
}
