import { App } from 'aws-cdk-lib';
import stages from '../hustings.config';
import { HustingsStack } from './hustings-stack';
import { settingsFor } from './settings';
import { WebStack } from './web-stack';

/**
 * The CDK app of one stage.
 * @param options.outdir folder for the cloud assembly; absent: what the CDK CLI asks for.
 * @param options.stage one of `hustings.config.ts`; absent: the context value `stage`, `dev` by default.
 * @param options.webDistDirectory the built web app; absent: the app is not hosted.
 * @param options.region where it will be deployed to, when that is known and the stage does not say.
 * @param options.context further context values, such as the CDK CLI takes with `--context`.
 */
export function createApp(
  options: {
    outdir?: string;
    stage?: string;
    webDistDirectory?: string;
    region?: string;
    context?: Record<string, string>;
  } = {},
): App {
  const app = new App({ outdir: options.outdir, context: options.context, analyticsReporting: false });
  const stage: unknown = options.stage ?? app.node.tryGetContext('stage') ?? 'dev';
  const settings = settingsFor(stages, stage, (name) => app.node.tryGetContext(name) as unknown);
  const { graphqlApi, userPoolId, userPoolClientId, publicFiles } = new HustingsStack(
    app,
    `Hustings-${settings.stage}`,
    settings,
  );
  if (options.webDistDirectory !== undefined)
    new WebStack(app, `Hustings-${settings.stage}-Web`, {
      stage: settings.stage,
      distDirectory: options.webDistDirectory,
      graphqlApi,
      userPoolId,
      userPoolClientId,
      publicFiles,
      region: settings.region ?? options.region,
      domain: settings.domain,
    });
  return app;
}
