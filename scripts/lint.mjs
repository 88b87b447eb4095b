// `npm run lint`: the product, then each workspace, one process after another, because type-aware rules hold the types
// of all that they have seen.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { projectDirectory } from './install.mjs';

const packages = readdirSync(path.join(projectDirectory, 'packages'))
  .map((name) => path.join('packages', name))
  .filter((folder) => existsSync(path.join(projectDirectory, folder, 'package.json')));
const parts = [
  ['.', '--ignore-pattern', 'packages', '--ignore-pattern', 'web'],
  ...packages.map((folder) => [folder]),
  ['web'],
];

const eslint = path.join(projectDirectory, 'node_modules', 'eslint', 'bin', 'eslint.js');
let passed = true;
for (const part of parts) {
  const { status } = spawnSync(process.execPath, [eslint, ...part], {
    cwd: projectDirectory,
    stdio: 'inherit',
  });
  passed &&= status === 0;
}
process.exit(passed ? 0 : 1);
