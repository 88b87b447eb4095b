import { reporter, type CheckedResource, type CheckedTemplate, type Finding } from './checked-template';
import { dependenciesOf, waitsFor, type Dependencies } from './graph';
import { textsOf } from './identities';
import { member, referencesIn } from './intrinsics';
import type { Schemas } from './schemas';

/**
 * Rule `log-groups`: a log group that a service makes by itself when it first logs (AppSync's
 * `/aws/appsync/apis/<id>`, Lambda's `/aws/lambda/<name>`) is there before the service can, if a template makes it too.
 * Otherwise the template's comes second and fails, "already exists", or the service's keeps everything for ever.
 */
export function checkLogGroups(template: CheckedTemplate, schemas: Schemas): Finding[] {
  const report = reporter('log-groups', template);
  const texts = textsOf(template, schemas);
  const dependencies = dependenciesOf(template);
  const groups = new Map(
    template.resources
      .filter(({ type }) => type === 'AWS::Logs::LogGroup')
      .flatMap((group) => {
        const name = texts.of(group.properties['LogGroupName']);
        return name === undefined ? [] : [[name, group] as const];
      }),
  );
  const groupOf = (name: unknown): CheckedResource | undefined => groups.get(String(texts.of(name)));
  return template.resources.flatMap((resource) => {
    const { logicalId, type, properties } = resource;
    if (type === 'AWS::AppSync::GraphQLApi' && properties['LogConfig'] !== undefined) {
      const group = groupOf({ 'Fn::Sub': `/aws/appsync/apis/\${${logicalId}.ApiId}` });
      const role = member(properties, 'LogConfig', 'CloudWatchLogsRoleArn');
      return group === undefined
        ? []
        : earlyRights(template, dependencies, role, group).map((problem) =>
            report(group, 'Properties.LogGroupName', problem),
          );
    }
    if (type === 'AWS::Lambda::Function' && member(properties, 'LoggingConfig', 'LogGroup') === undefined) {
      const group = groupOf({ 'Fn::Sub': `/aws/lambda/\${${logicalId}}` });
      if (group === undefined || waitsFor(dependencies, logicalId, group.logicalId)) return [];
      return [
        report(
          group,
          'Properties.LogGroupName',
          `function ${logicalId} makes this group too, at its first line. Name the group in the function's LoggingConfig, or let the function wait for it.`,
        ),
      ];
    }
    return [];
  });
}

/** Why AppSync could make the group before the template does: whatever lets its role log and does not wait for it. */
function earlyRights(
  template: CheckedTemplate,
  dependencies: Dependencies,
  roleArn: unknown,
  group: CheckedResource,
): string[] {
  const remedy = `Give the role its rights by an AWS::IAM::Policy that waits for ${group.logicalId}.`;
  const [reference] = referencesIn(roleArn);
  const role = template.resources.find(({ logicalId }) => logicalId === reference?.logicalId);
  if (role === undefined)
    return [`AppSync makes this group too when it first logs, by a role of another stack. ${remedy}`];
  const own = ['ManagedPolicyArns', 'Policies'].filter((name) => role.properties[name] !== undefined);
  const attached = template.resources.filter(
    ({ type, properties }) =>
      /^AWS::IAM::(Managed|Role)?Policy$/.test(type) &&
      referencesIn([properties['Roles'], properties['RoleName']]).some(
        ({ logicalId }) => logicalId === role.logicalId,
      ),
  );
  const early = attached
    .filter(({ logicalId }) => !waitsFor(dependencies, logicalId, group.logicalId))
    .map(({ logicalId }) => logicalId);
  return [
    ...own.map((name) => `${role.logicalId} has ${name}`),
    ...early.map((id) => `${id} does not wait`),
  ].map((why) => `AppSync may log, and make this group itself, before the template does: ${why}. ${remedy}`);
}
