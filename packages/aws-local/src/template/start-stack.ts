import type { LocalAws, Resource, ResourceIdentity, ResourceType } from '../contract';
import { checkTemplates, describeFinding } from '../template-checks';
import { NO_VALUE } from './intrinsics';
import { DanglingReference, TemplateProblems } from './problems';
import { Resolver } from './resolver';
import { describeResource, type ConditionalResource, type Template } from './template';

/** A stack that runs. */
export interface StartedStack {
  outputs: Record<string, string>;
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
  const resourceTypeOf = new Map(resourceTypes.map((resourceType) => [resourceType.name, resourceType]));
  const { resources, outputs } = plan(template, resourceTypeOf, aws);
  const phaseOf = ({ type }: Resource): number => resourceTypeOf.get(type)?.phase ?? 0;
  for (const resource of resources.sort((left, right) => phaseOf(left) - phaseOf(right)))
    await start(resource, resourceTypeOf.get(resource.type), aws);
  return { outputs };
}

/** Passes (a) and (b). */
function plan(
  template: Template,
  resourceTypeOf: ReadonlyMap<string, ResourceType>,
  aws: LocalAws,
): { resources: Resource[]; outputs: Record<string, string> } {
  const problems: string[] = [];
  const identities = new Map<string, ResourceIdentity>();
  const withoutIdentity = new Set<string>();
  let describing = '';
  const resolver = new Resolver(template, aws.place, identities, (reason) => {
    // What refers to a resource that was refused is no problem of its own.
    if (!(reason instanceof DanglingReference && withoutIdentity.has(reason.logicalId)))
      problems.push(`${describing}: ${reason.message}.`);
    return undefined;
  });
  const onlyIf = (condition: string | undefined, value: unknown): unknown =>
    condition === undefined
      ? resolver.resolve(value)
      : resolver.resolve({ 'Fn::If': [condition, value, { Ref: 'AWS::NoValue' }] });

  const present = template.resources.filter((resource) => {
    describing = describeResource(resource);
    return onlyIf(resource.condition, true) === true;
  });
  for (const resource of present) {
    const resourceType = resourceTypeOf.get(resource.type);
    try {
      if (resourceType === undefined) throw new Error('nothing here runs this type.');
      identities.set(resource.logicalId, identify(resource, resourceType, template, aws));
    } catch (refusal) {
      withoutIdentity.add(resource.logicalId);
      problems.push(`${describeResource(resource)}: ${(refusal as Error).message}`);
    }
  }

  const resources = present.flatMap((resource): Resource[] => {
    describing = describeResource(resource);
    const properties = resolver.resolve(resource.properties) as Record<string, unknown>;
    const identity = identities.get(resource.logicalId);
    return identity === undefined ? [] : [{ ...resource, ...identity, properties }];
  });
  const outputs: Record<string, string> = {};
  for (const [name, { value, condition }] of Object.entries(template.outputs)) {
    describing = `output ${name}`;
    const resolved = onlyIf(condition, value);
    if (resolved !== NO_VALUE) outputs[name] = String(resolved);
  }
  problems.push(...deploymentProblems(template, present, aws));
  if (problems.length > 0) throw new TemplateProblems(template.stackName, problems);
  return { resources, outputs };
}

/** What CloudFormation and the services would refuse. What only advises is for those who deploy. */
function deploymentProblems(
  template: Template,
  present: readonly ConditionalResource[],
  { place }: LocalAws,
): string[] {
  return checkTemplates([template], { region: place.region })
    .filter(({ severity, resource }) => severity === 'error' && (!resource || present.includes(resource)))
    .map(describeFinding);
}

/** Physical names may be made of parameters; what points at other resources stays as the template has it. */
function identify(
  resource: ConditionalResource,
  resourceType: ResourceType,
  template: Template,
  aws: LocalAws,
): ResourceIdentity {
  const names = new Resolver(template, aws.place, new Map(), (_, original) => original);
  const properties = names.resolve(resource.properties) as Record<string, unknown>;
  return resourceType.identify({ ...resource, properties }, aws.place);
}

async function start(
  resource: Resource,
  resourceType: ResourceType | undefined,
  aws: LocalAws,
): Promise<void> {
  try {
    await resourceType?.start?.(resource, aws);
  } catch (error) {
    throw new Error(`${describeResource(resource)}: ${(error as Error).message}`, { cause: error });
  }
}
