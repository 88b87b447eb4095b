import { buildWebApp, distDirectory } from '@hustings/web/build';
import { createApp } from './app';

/** What the CDK CLI runs (cdk.json). */
async function main(): Promise<void> {
  await buildWebApp();
  createApp({ webDistDirectory: distDirectory }).synth();
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
