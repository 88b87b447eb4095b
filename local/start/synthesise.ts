import path from 'node:path';
import { createApp } from '../../infra/app';

/** The stage that runs here. */
export const STAGE = 'dev';

/**
 * Synthesises the stack that CDK would deploy, in this process.
 * @param context what the stack is told that only this start knows, such as where the payment providers are.
 * @returns the folder of the cloud assembly.
 * @throws Error when the app refuses: a resolver that fits no field, code that AppSync would refuse.
 */
export function synthesise(dataDirectory: string, context: Record<string, string>): string {
  const outdir = path.join(dataDirectory, 'cdk.out');
  // CDK's check of the finished template takes half of the synthesis. `npm run synth` and `deploy` keep it; here the
  // template is checked by what then starts it.
  process.env['CDK_VALIDATION'] = 'false';
  return createApp({ outdir, stage: STAGE, context }).synth().directory;
}
