import { buildWebApp } from '@hustings/web/build';
import { bundleLambdaFunctions, projectDirectory } from '../infra/bundle';

/** Builds what a start of the stack would build, so that several may start side by side: functions and the web app. */
async function main(): Promise<void> {
  const built = buildWebApp();
  bundleLambdaFunctions(projectDirectory);
  await built;
}

void main();
