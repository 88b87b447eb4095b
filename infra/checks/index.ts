import { Validations, type App } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { TemplateChecks } from './template-checks';

/**
 * Lets every synthesis of an app check its finished templates, so that `npm run synth`, `diff` and `deploy` end with what a
 * deployment would end with: the checks of `@hustings/aws-local/template-checks`, and cdk-nag's AwsSolutions. Exceptions
 * stand beside what they are about (`exceptions.ts`).
 */
export function addChecks(app: App): void {
  Validations.of(app).addPlugins(new TemplateChecks(), new AwsSolutionsChecks(app));
}
