import { spawn } from 'node:child_process';
import path from 'node:path';
import type { Cdk } from './cloud';

/** CDK's own command line, as it is installed here. */
export function commandLineCdk(directory: string): Cdk {
  const command = path.join(directory, 'node_modules', '.bin', 'cdk');
  return {
    run: (args) =>
      new Promise((resolve, reject) => {
        const child = spawn(command, args, { cwd: directory, stdio: 'inherit' });
        child.once('error', reject);
        child.once('close', (code) => {
          if (code === 0) resolve();
          else reject(new Error(`cdk ${args[0] ?? ''} ended with ${String(code)}: see above.`));
        });
      }),
  };
}
