import { App } from 'aws-cdk-lib';
import { ContractStack } from './stack';

/** The CDK app of the suite's stack. `outdir`: where the cloud assembly goes; absent, where the CDK CLI says. */
export function createApp(outdir?: string): App {
  const app = new App({ outdir, analyticsReporting: false });
  new ContractStack(app, 'Contract');
  return app;
}
