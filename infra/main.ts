import { buildWebApp, distDirectory } from '@hustings/web/build';
import { createApp } from './app';
import { addChecks } from './checks';

/** What the CDK CLI runs (cdk.json). */
async function main(): Promise<void> {
  await buildWebApp();
  const app = createApp({ webDistDirectory: distDirectory });
  addChecks(app);
  app.synth();
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
