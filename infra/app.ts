import { App } from 'aws-cdk-lib';
import { HustingsStack } from './hustings-stack';
import { settingsFor } from './settings';

/**
 * The CDK app of one stage.
 * @param options.outdir folder for the cloud assembly; absent: what the CDK CLI asks for.
 * @param options.stage absent: the context value `stage`, `dev` by default.
 * @param options.context further context values, such as the CDK CLI takes with `--context`.
 */
export function createApp(
  options: { outdir?: string; stage?: string; context?: Record<string, string> } = {},
): App {
  const app = new App({ outdir: options.outdir, context: options.context, analyticsReporting: false });
  const stage: unknown = options.stage ?? app.node.tryGetContext('stage') ?? 'dev';
  const settings = settingsFor(stage, (name) => app.node.tryGetContext(name) as unknown);
  new HustingsStack(app, `Hustings-${settings.stage}`, settings);
  return app;
}
