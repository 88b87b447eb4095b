import { member } from './intrinsics';
import { reporter, type CheckedTemplate, type Finding } from './checked-template';
import { claimsOf } from './identities';
import type { Schemas } from './schemas';
import { isGenerated } from './text-of';

/**
 * Rule `retained-names`: what outlives its stack has no fixed name. The next creation of the stack would fail, "already
 * exists".
 */
export function checkRetainedNames(template: CheckedTemplate, schemas: Schemas, region?: string): Finding[] {
  const report = reporter('retained-names', template);
  return claimsOf(template, schemas, region)
    .filter(({ name }) => !isGenerated(name))
    .flatMap(({ resource, path, name }) => {
      const policy = member(template.document, 'Resources', resource.logicalId, 'DeletionPolicy');
      return policy === 'Retain' || policy === 'RetainExceptOnCreate'
        ? [
            report(
              resource,
              path,
              `${name} stays when the stack goes (DeletionPolicy ${policy}), so that the next creation fails. Leave the name to CloudFormation, or say what an operator does then in an exception.`,
            ),
          ]
        : [];
    });
}
