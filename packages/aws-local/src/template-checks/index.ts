/**
 * Checks of finished CloudFormation templates: what a deployment would refuse, or what would go wrong in one of the orders
 * that CloudFormation may choose, before anything is deployed. They know nothing of the stack that they look at.
 */
import type { CheckContext, CheckedTemplate, Finding } from './checked-template';
import { checkLimits } from './limits';
import { checkLogGroups } from './log-groups';
import { checkNames } from './names';
import { checkProperties } from './properties';
import { checkReferences } from './references';
import { checkRegions } from './regions';
import { checkRetainedNames } from './retained-names';
import { checkRuntimes } from './runtimes';
import { schemasOf } from './schemas';

export {
  describeFinding,
  type CheckContext,
  type CheckedResource,
  type CheckedTemplate,
  type Finding,
} from './checked-template';
export { dependenciesOf, waitsFor } from './graph';
export { problemsOf } from './properties';
export { schemasOf, type TypeSchema } from './schemas';

/** The rules, by the names that exceptions have. */
export const RULES = [
  'properties',
  'references',
  'names',
  'log-groups',
  'limits',
  'regions',
  'retained-names',
  'runtimes',
] as const;

/**
 * What a template is, wherever it is deployed and whenever: properties and types, references, names used twice, log groups
 * that a service makes as well, quotas.
 */
export function checkTemplates(templates: readonly CheckedTemplate[], context: CheckContext = {}): Finding[] {
  const { region, now = new Date() } = context;
  const schemas = schemasOf(templates.flatMap(({ resources }) => resources.map(({ type }) => type)));
  return [
    ...templates.flatMap((template) => [
      ...checkProperties(template, schemas),
      ...checkReferences(template, schemas),
      ...checkLogGroups(template, schemas),
      ...checkLimits(template, schemas, now),
    ]),
    ...checkNames(templates, schemas, region),
  ];
}

/** What a deployment, today and to a region, makes of a template: runtimes that end, regions, names that stay. */
export function checkDeployment(
  templates: readonly CheckedTemplate[],
  context: CheckContext = {},
): Finding[] {
  const { region, now = new Date() } = context;
  const schemas = schemasOf(templates.flatMap(({ resources }) => resources.map(({ type }) => type)));
  return templates.flatMap((template) => [
    ...checkRegions(template, region),
    ...checkRetainedNames(template, schemas, region),
    ...checkRuntimes(template, now),
  ]);
}
