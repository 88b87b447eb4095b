import { buildWebApp, distDirectory } from '@hustings/web/build';
import { createApp } from './app';
import { addChecks } from './checks';

/** What the CDK CLI runs (cdk.json). */
async function main(): Promise<void> {
  await buildWebApp();
  // The CLI says where it would deploy to.
  const app = createApp({ webDistDirectory: distDirectory, region: process.env['CDK_DEFAULT_REGION'] });
  addChecks(app);
  app.synth();
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
