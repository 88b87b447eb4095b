import type { LocalAws, Resource, ResourceType } from '../contract';
import { NO_VALUE } from './intrinsics';
import { StackPlan, type Deployment, type Lack } from './plan';
import { TemplateProblems, Unresolvable } from './problems';
import { describeResource, type ConditionalResource, type Template } from './template';

/** A stack that runs. */
export interface StartedStack {
  outputs: Record<string, string>;
}

/** Stacks that run together. */
export interface StartedStacks {
  /** Of each template, in the order that they were given in. */
  stacks: StartedStack[];
  /** Everything that was started, with plain values. */
  resources: Resource[];
  /** What is not served, of that which the stacks were allowed to lack. */
  lacking: Lack[];
}

/** How stacks are started. */
export interface StartStacksOptions {
  /** Values of the templates' parameters, by name, before their defaults. */
  parameters?: Readonly<Record<string, string>>;
  /** The resources that the stacks may start without, when something about them is not served. Absent: none. */
  mayLack?: (resource: ConditionalResource) => boolean;
}

/**
 * Starts a stack on the local AWS, in the three passes that `ResourceType` describes: identify, resolve, start.
 * Resources of one phase start one after another, in the order of the template.
 * @throws TemplateProblems before anything starts, listing every resource type without a counterpart, every resource that
 * its type refuses to identify, every value that cannot be known, and whatever a deployment would refuse: of all
 * resources, those that nothing here depends on included.
 */
export async function startStack(
  template: Template,
  resourceTypes: readonly ResourceType[],
  aws: LocalAws,
): Promise<StartedStack> {
  const { stacks } = await startStacks([template], resourceTypes, aws);
  return stacks[0]!;
}

/**
 * Starts stacks that use each other's exports as one, and the stacks nested in them.
 * @throws TemplateProblems as `startStack` does.
 */
export async function startStacks(
  templates: readonly Template[],
  resourceTypes: readonly ResourceType[],
  aws: LocalAws,
  { parameters = {}, mayLack = () => false }: StartStacksOptions = {},
): Promise<StartedStacks> {
  const deployment: Deployment = {
    resourceTypeOf: new Map(resourceTypes.map((resourceType) => [resourceType.name, resourceType])),
    place: aws.place,
    mayLack,
    problems: [],
    lacking: [],
  };
  const { roots, plans } = planStacks(templates, deployment, parameters);
  const planned = plans.flatMap((plan) => plan.resources().map((resource) => ({ plan, resource })));
  const stacks = roots.map((plan) => ({ outputs: plan.outputs() }));
  for (const plan of plans) plan.check();
  if (deployment.problems.length > 0)
    throw new TemplateProblems(templates.map(({ stackName }) => stackName).join(', '), deployment.problems);
  const phaseOf = ({ resource }: { resource: Resource }): number =>
    deployment.resourceTypeOf.get(resource.type)?.phase ?? 0;
  for (const { plan, resource } of planned.sort((left, right) => phaseOf(left) - phaseOf(right)))
    await start(resource, plan, deployment, aws);
  return { stacks, resources: planned.map(({ resource }) => resource), lacking: deployment.lacking };
}

async function start(
  resource: Resource,
  plan: StackPlan,
  { resourceTypeOf, mayLack, lacking }: Deployment,
  aws: LocalAws,
): Promise<void> {
  try {
    await resourceTypeOf.get(resource.type)?.start?.(resource, within(aws, plan));
  } catch (error) {
    const message = `${describeResource(resource)}: ${(error as Error).message}`;
    if (!mayLack(resource) || plan.needs(resource.logicalId)) throw new Error(message, { cause: error });
    lacking.push({ type: resource.type, unknownType: false, message });
  }
}

/** The local AWS as the resources of one stack see it: names are made of that stack's. */
function within(aws: LocalAws, { place }: StackPlan): LocalAws {
  return place.stackName === aws.place.stackName
    ? aws
    : (Object.create(aws, { place: { value: place, enumerable: true } }) as LocalAws);
}

function planStacks(
  templates: readonly Template[],
  deployment: Deployment,
  parameters: Readonly<Record<string, string>>,
): { roots: StackPlan[]; plans: StackPlan[] } {
  const plans: StackPlan[] = [];
  const importedValue = (name: string): unknown => {
    for (const plan of plans)
      for (const { value, exportName } of Object.values(plan.template.outputs))
        if (exportName !== undefined && plan.valueFor(exportName) === name) return plan.valueFor(value);
    throw new Unresolvable(`no stack here exports ${name}`);
  };
  const add = (template: Template, parameter: (name: string) => unknown): StackPlan => {
    const nested = new Map<string, StackPlan>();
    const plan: StackPlan = new StackPlan(template, deployment, {
      parameter,
      importedValue,
      nestedOutput: (logicalId, output) => {
        const stack = nested.get(logicalId);
        if (stack === undefined) return undefined;
        const value = stack.template.outputs[output]?.value;
        if (value === undefined) throw new Unresolvable(`${logicalId} has no output ${output}`);
        return stack.valueFor(value);
      },
    });
    plans.push(plan);
    for (const [logicalId, child] of template.nested ?? []) {
      const given = plan.nestedStackParameters(logicalId);
      if (given === undefined) continue;
      const ask = (name: string): unknown => {
        const value = name in given ? plan.valueFor(given[name]) : undefined;
        return value === NO_VALUE ? undefined : value;
      };
      nested.set(logicalId, add(child, ask));
    }
    return plan;
  };
  const roots = templates.map((template) => add(template, (name) => parameters[name]));
  return { roots, plans };
}
