import path from 'node:path';
import { createApp } from '../../infra/app';

/**
 * Synthesises the stack that CDK would deploy, in this process.
 * @returns the folder of the cloud assembly.
 * @throws Error when the app refuses: a resolver that fits no field, code that AppSync would refuse.
 */
export function synthesise(dataDirectory: string): string {
  const outdir = path.join(dataDirectory, 'cdk.out');
  return createApp({ outdir, stage: 'dev' }).synth().directory;
}
