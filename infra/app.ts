import { App } from 'aws-cdk-lib';
import { HustingsStack } from './hustings-stack';
import { settingsFor } from './settings';

/**
 * The CDK app of one stage.
 * @param options.outdir folder for the cloud assembly; absent: what the CDK CLI asks for.
 * @param options.stage absent: the context value `stage`, `dev` by default.
 */
export function createApp(options: { outdir?: string; stage?: string } = {}): App {
  const app = new App({ outdir: options.outdir, analyticsReporting: false });
  const stage: unknown = options.stage ?? app.node.tryGetContext('stage') ?? 'dev';
  const settings = settingsFor(stage);
  new HustingsStack(app, `Hustings-${settings.stage}`, settings);
  return app;
}
