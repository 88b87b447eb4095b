import { App } from 'aws-cdk-lib';
import type { WebDomain } from './constructs/web';
import { HustingsStack } from './hustings-stack';
import { settingsFor } from './settings';
import { WebStack } from './web-stack';

/**
 * The CDK app of one stage.
 * @param options.outdir folder for the cloud assembly; absent: what the CDK CLI asks for.
 * @param options.stage absent: the context value `stage`, `dev` by default.
 * @param options.webDistDirectory the built web app; absent: the app is not hosted.
 * @param options.region where it will be deployed to, when that is known.
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
  const settings = settingsFor(stage, (name) => app.node.tryGetContext(name) as unknown);
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
      region: options.region,
      domain: webDomain((name) => app.node.tryGetContext(name) as unknown),
    });
  return app;
}

/**
 * The web app's own name, when the context gives one: `webDomain`, `hostedZoneId` and `hostedZoneName` together.
 * @throws Error when only some of the three are given.
 */
function webDomain(contextValue: (name: string) => unknown): WebDomain | undefined {
  const names = ['webDomain', 'hostedZoneId', 'hostedZoneName'];
  const given = names.map(contextValue).filter((value) => typeof value === 'string');
  if (given.length === 0) return undefined;
  const [domainName, hostedZoneId, zoneName] = given;
  if (domainName === undefined || hostedZoneId === undefined || zoneName === undefined)
    throw new Error(`A domain of its own takes three context values: ${names.join(', ')}.`);
  return { domainName, hostedZoneId, zoneName };
}
