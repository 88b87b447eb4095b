import { App } from 'aws-cdk-lib';
import stages from '../hustings.config';
import { EdgeStack } from './edge-stack';
import { HustingsStack } from './hustings-stack';
import { settingsFor } from './settings';
import { WebStack } from './web-stack';

/**
 * The CDK app of one stage.
 * @param options.outdir folder for the cloud assembly; absent: what the CDK CLI asks for.
 * @param options.stage one of `hustings.config.ts`; absent: the context value `stage`, `dev` by default.
 * @param options.webDistDirectory the built web app; absent: the app is not hosted.
 * @param options.context further context values, such as the CDK CLI takes with `--context`.
 */
export function createApp(
  options: {
    outdir?: string;
    stage?: string;
    webDistDirectory?: string;
    context?: Record<string, string>;
  } = {},
): App {
  const app = new App({ outdir: options.outdir, context: options.context, analyticsReporting: false });
  const stage: unknown = options.stage ?? app.node.tryGetContext('stage') ?? 'dev';
  const settings = settingsFor(stages, stage, (name) => app.node.tryGetContext(name) as unknown);
  const name = `Hustings-${settings.stage}`;
  const main = new HustingsStack(app, name, settings);
  const { webDistDirectory: distDirectory } = options;
  if (distDirectory !== undefined) {
    const edge = new EdgeStack(app, `${name}-Edge`, settings);
    const web = new WebStack(app, `${name}-Web`, settings, {
      distDirectory,
      edgeIdentity: edge.edge.identity,
    });
    // It reads what they told by parameters, which CDK cannot see.
    web.addStackDependency(main);
    web.addStackDependency(edge);
  }
  return app;
}
