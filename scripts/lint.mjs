// `npm run lint`: in parts, one after another, because type-aware rules hold the types of all that they have seen.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { projectDirectory } from './install.mjs';

const parts = [
  ['bench', 'functions', 'infra', 'local', 'model', 'resolvers', 'scripts'],
  ['test'],
  ['packages/appsync-local'],
  ['packages/aws-local', 'packages/payment-sandboxes'],
  ['web'],
];

const eslint = path.join(projectDirectory, 'node_modules', 'eslint', 'bin', 'eslint.js');
let passed = true;
for (const part of parts) {
  const { status } = spawnSync(process.execPath, ['--max-old-space-size=6144', eslint, ...part], {
    cwd: projectDirectory,
    stdio: 'inherit',
  });
  passed &&= status === 0;
}
process.exit(passed ? 0 : 1);
