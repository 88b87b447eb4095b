import type {
  IPolicyValidationContext,
  IPolicyValidationPlugin,
  PolicyValidationPluginReport,
  PolicyViolation,
} from 'aws-cdk-lib';
import path from 'node:path';
import { readTemplates } from '@hustings/aws-local/template';
import { checkDeployment, checkTemplates, describeFinding, RULES } from '@hustings/aws-local/template-checks';
import { TEMPLATE_CHECKS } from './exceptions';

/** The checks of finished templates as a part of CDK's synthesis. */
export class TemplateChecks implements IPolicyValidationPlugin {
  readonly name = TEMPLATE_CHECKS;
  readonly ruleIds = [...RULES];

  validate({ stackTemplates }: IPolicyValidationContext): PolicyValidationPluginReport {
    const [first] = stackTemplates;
    const directory = path.dirname(first?.templatePath ?? '');
    const templates = first === undefined ? [] : readTemplates(directory);
    // Templates of stacks that have a region say so; where the others go, only the deployment knows.
    const findings = [...checkTemplates(templates), ...checkDeployment(templates)];
    const violations = findings.map((finding): PolicyViolation => {
      const { rule, severity, stackName, resource, path: location } = finding;
      const templatePath = path.join(directory, `${stackName}.template.json`);
      return {
        ruleName: rule,
        severity,
        description: describeFinding(finding),
        violatingResources: [
          {
            resourceLogicalId: resource?.logicalId ?? '',
            templatePath,
            locations: location === undefined ? [] : [location],
          },
        ],
      };
    });
    return { success: violations.every(({ severity }) => severity !== 'error'), violations };
  }
}
