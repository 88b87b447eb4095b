import type { Place, Resource, ResourceIdentity, ResourceType } from '../contract';
import { checkTemplates, describeFinding } from '../template-checks';
import { NO_VALUE } from './intrinsics';
import type { Neighbours } from './neighbours';
import { DanglingReference, type Unresolvable } from './problems';
import { Resolver } from './resolver';
import { describeResource, type ConditionalResource, type Template } from './template';

/** What the plans of a deployment have in common. */
export interface Deployment {
  resourceTypeOf: ReadonlyMap<string, ResourceType>;
  place: Place;
  /** The resources that the stacks may start without, when something about them is not served. */
  mayLack: (resource: ConditionalResource) => boolean;
  problems: string[];
  lacking: Lack[];
}

/** Something that is not served about a resource that the stacks may start without. */
export interface Lack {
  type: string;
  /** Nothing here runs any resource of the type. */
  unknownType: boolean;
  /** The resource, and what is not served about it. */
  message: string;
}

/** Stands for a value that nothing here knows, in a resource that the stack may start without. */
const NOT_SERVED = 'not-served-here';

/**
 * One stack before anything of it starts: pass (a) on creation, pass (b) on demand, so that stacks may use each other's
 * values whichever comes first.
 */
export class StackPlan {
  readonly place: Place;
  private readonly identities = new Map<string, ResourceIdentity>();
  /** Logical id of a resource without a counterpart to what is said about it. */
  private readonly absent = new Map<string, string>();
  private readonly present: ConditionalResource[];
  private readonly resolver: Resolver;
  private now = { name: '', type: '', mayLack: false };
  /** Logical ids that resources refer to which the stack cannot start without. */
  private readonly needed = new Set<string>();

  constructor(
    readonly template: Template,
    private readonly deployment: Deployment,
    private readonly neighbours: Neighbours,
  ) {
    this.place = { ...deployment.place, stackName: template.stackName };
    this.resolver = new Resolver(
      template,
      this.place,
      this.identities,
      (reason, _, path) => this.unknown(reason, path),
      neighbours,
      (logicalId) => this.now.mayLack || this.needed.add(logicalId),
    );
    this.present = template.resources.filter((resource) => {
      this.describe(resource);
      return this.onlyIf(resource.condition, true) === true;
    });
    for (const resource of this.present) this.identify(resource);
  }

  /** What a deployment would refuse: of what exists, whether anything here runs it or not. */
  check(): void {
    for (const finding of checkTemplates([this.template], { region: this.place.region })) {
      const { severity, resource } = finding;
      if (severity !== 'error') continue;
      const present = this.present.find(({ logicalId }) => logicalId === resource?.logicalId);
      if (resource !== undefined && present === undefined) continue;
      const message = describeFinding(finding);
      const { lacking, problems, mayLack } = this.deployment;
      if (present !== undefined && mayLack(present))
        lacking.push({ type: present.type, unknownType: false, message });
      else problems.push(message);
    }
  }

  /** Whether a resource that this stack cannot start without refers to another. */
  needs(logicalId: string): boolean {
    return this.needed.has(logicalId);
  }

  /** The parameters that a nested stack is given; undefined when there is no such stack. */
  nestedStackParameters(logicalId: string): Record<string, unknown> | undefined {
    const stack = this.present.find((resource) => resource.logicalId === logicalId);
    return stack && ((stack.properties['Parameters'] ?? {}) as Record<string, unknown>);
  }

  /** A value of this template for another. @throws Unresolvable */
  valueFor(value: unknown): unknown {
    return this.resolver.valueFor(value);
  }

  /** Pass (b): the resources with plain values. */
  resources(): Resource[] {
    return this.present.flatMap((resource): Resource[] => {
      const identity = this.identities.get(resource.logicalId);
      // What is absent needs no values where the stack may lack it, and elsewhere its problems are told with the rest.
      if (identity === undefined && this.deployment.mayLack(resource)) return [];
      this.describe(resource);
      const properties = this.resolver.resolve(resource.properties) as Record<string, unknown>;
      if (identity === undefined) return [];
      const resolved = { ...resource, ...identity, properties };
      const wrong = this.deployment.resourceTypeOf.get(resource.type)?.check?.(resolved, this.place) ?? [];
      for (const problem of wrong) this.tell(problem);
      return [resolved];
    });
  }

  outputs(): Record<string, string> {
    const outputs: Record<string, string> = {};
    for (const [name, { value, condition }] of Object.entries(this.template.outputs)) {
      this.now = { name: `output ${name}`, type: '', mayLack: this.deployment.mayLack(OUTPUT) };
      const resolved = this.onlyIf(condition, value);
      if (resolved !== NO_VALUE && resolved !== undefined)
        outputs[name] = typeof resolved === 'string' ? resolved : JSON.stringify(resolved);
    }
    return outputs;
  }

  private identify(resource: ConditionalResource): void {
    const { type, logicalId } = resource;
    const resourceType = this.template.nested?.has(logicalId)
      ? nestedStack
      : this.deployment.resourceTypeOf.get(type);
    this.describe(resource);
    try {
      if (resourceType === undefined) throw new Error('nothing here runs this type.');
      // Physical names may be made of parameters; what points at other resources stays as the template has it.
      const names = new Resolver(
        this.template,
        this.place,
        new Map(),
        (_, original) => original,
        this.neighbours,
      );
      const properties = names.resolve(resource.properties) as Record<string, unknown>;
      this.identities.set(logicalId, resourceType.identify({ ...resource, properties }, this.place));
    } catch (refusal) {
      const { message } = refusal as Error;
      this.absent.set(logicalId, `${describeResource(resource)}: ${message}`);
      this.tell(message);
    }
  }

  private onlyIf(condition: string | undefined, value: unknown): unknown {
    return condition === undefined
      ? this.resolver.resolve(value)
      : this.resolver.resolve({ 'Fn::If': [condition, value, { Ref: 'AWS::NoValue' }] });
  }

  /** A value that cannot be known: a problem of what needs it. */
  private unknown(reason: Unresolvable, path: string): unknown {
    const missing = reason instanceof DanglingReference ? reason.logicalId : '';
    const absent = this.absent.get(missing);
    const where = path === '' ? '' : `Properties.${path}: `;
    if (absent === undefined) this.tell(`${where}${reason.message}.`);
    // In a stack that may lack nothing, what is absent is a problem already.
    else if (this.mayBeLacked(missing)) this.tell(`${where}it needs ${absent}`);
    return this.now.mayLack ? NOT_SERVED : undefined;
  }

  private mayBeLacked(logicalId: string): boolean {
    const resource = this.template.resources.find((other) => other.logicalId === logicalId);
    return resource !== undefined && this.deployment.mayLack(resource);
  }

  private describe(resource: ConditionalResource): void {
    this.now = {
      name: describeResource(resource),
      type: resource.type,
      mayLack: this.deployment.mayLack(resource),
    };
  }

  private tell(problem: string): void {
    const { problems, lacking, resourceTypeOf } = this.deployment;
    const { name, type, mayLack } = this.now;
    // An output of what is lacking is lacking with it.
    if (mayLack && type === '') return;
    const message = `${name}: ${problem}`;
    if (mayLack) lacking.push({ type, unknownType: !resourceTypeOf.has(type), message });
    else problems.push(message);
  }
}

/** A stack whose template is at hand: its resources are started with those of the others. */
const nestedStack: ResourceType = {
  name: 'AWS::CloudFormation::Stack',
  phase: 0,
  identify: ({ logicalId }, { region, accountId, stackName }) => ({
    ref: `arn:aws:cloudformation:${region}:${accountId}:stack/${stackName}-${logicalId}/local`,
    attributes: {},
  }),
};

/** An output is looked at as a resource of no type: a stack that may lack some of those may lack it too. */
const OUTPUT: ConditionalResource = { logicalId: '', type: '', properties: {}, metadata: {} };
