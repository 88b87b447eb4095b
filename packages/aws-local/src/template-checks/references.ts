import { isRecord, reporter, section, type CheckedTemplate, type Finding } from './checked-template';
import { circlesIn, dependenciesOf, dependsOn } from './graph';
import { isPseudoParameter, member, referencesIn, type Reference } from './intrinsics';
import type { Schemas } from './schemas';

/** Rule `references`: what is referred to exists, and nothing waits for itself. */
export function checkReferences(template: CheckedTemplate, schemas: Schemas): Finding[] {
  const report = reporter('references', template);
  const types = new Map(template.resources.map(({ logicalId, type }) => [logicalId, type]));
  const parameters = section(template, 'Parameters');
  const conditions = section(template, 'Conditions');

  const problemOf = ({ by, logicalId, attribute }: Reference): string | undefined => {
    if (attribute === undefined) {
      if (types.has(logicalId) || logicalId in parameters || isPseudoParameter(logicalId)) return undefined;
      return `${by} names ${logicalId}, which the template has not. Name a resource or a parameter of it.`;
    }
    const type = types.get(logicalId);
    if (type === undefined)
      return `${by} asks for an attribute of ${logicalId}, which the template has not. Name a resource of it.`;
    const schema = schemas.get(type);
    if (attribute === '' || !schema || hasAnyAttribute(type)) return undefined;
    const known = schema.attributes;
    if (known.some((name) => name === attribute || attribute.startsWith(`${name}.`))) return undefined;
    return `${by} asks for ${attribute} of ${logicalId}, which ${type} has not. There are ${known.sort().join(', ') || 'none'}.`;
  };

  const found = template.resources.flatMap((resource) => [
    ...referencesIn(resource.properties, 'Properties').flatMap((reference) => {
      const problem = problemOf(reference);
      return problem === undefined ? [] : [report(resource, reference.path, problem)];
    }),
    ...dependsOn(template, resource.logicalId)
      .filter((id) => !types.has(id))
      .map((id) => report(resource, 'DependsOn', `names ${id}, which the template has not. Take it away.`)),
    ...(resource.condition !== undefined && !(resource.condition in conditions)
      ? [report(resource, 'Condition', `names ${resource.condition}, which the template has not.`)]
      : []),
    ...mappingsAndConditions(resource.properties, template).map((problem) =>
      report(resource, 'Properties', problem),
    ),
  ]);
  const outputs = Object.entries(section(template, 'Outputs')).flatMap(([name, output]) => [
    ...referencesIn(output, `Outputs.${name}`).flatMap((reference) => {
      const problem = problemOf(reference);
      return problem === undefined ? [] : [report(undefined, reference.path, problem)];
    }),
  ]);
  const circles = circlesIn(dependenciesOf(template)).map((way) =>
    report(
      template.resources.find(({ logicalId }) => logicalId === way[0]),
      undefined,
      `waits for itself: ${way.join(' → ')}. Take one of these references away.`,
    ),
  );
  return [...found, ...outputs, ...circles];
}

/** Attributes that a schema cannot list: what a custom resource answers, what a nested stack puts out. */
function hasAnyAttribute(type: string): boolean {
  return type === 'AWS::CloudFormation::CustomResource' || type === 'AWS::CloudFormation::Stack';
}

/** Names of mappings and conditions that the template has not, below a value. */
function mappingsAndConditions(value: unknown, template: CheckedTemplate): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => mappingsAndConditions(item, template));
  if (!isRecord(value)) return [];
  const map = member(value, 'Fn::FindInMap', 0);
  const condition = member(value, 'Fn::If', 0);
  return [
    ...(typeof map === 'string' && !(map in section(template, 'Mappings'))
      ? [`Fn::FindInMap names ${map}, which the template has not.`]
      : []),
    ...(typeof condition === 'string' && !(condition in section(template, 'Conditions'))
      ? [`Fn::If names ${condition}, which the template has not.`]
      : []),
    ...Object.values(value).flatMap((item) => mappingsAndConditions(item, template)),
  ];
}
