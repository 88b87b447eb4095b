// `npm run lint`: the product, then each workspace, each in a process of its own, because type-aware rules hold the
// types of all that they have seen. Two run at once.
import { spawn } from 'node:child_process';
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

/** Answers whether nothing was found; findings are shown when the part is over. */
function lint(part) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [eslint, ...part], { cwd: projectDirectory });
    const output = [];
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    child.on('close', (code) => {
      process.stdout.write(Buffer.concat(output));
      resolve(code === 0);
    });
  });
}

let passed = true;
async function lintNext() {
  for (let part = parts.shift(); part !== undefined; part = parts.shift())
    passed = (await lint(part)) && passed;
}
await Promise.all([lintNext(), lintNext()]);
process.exit(passed ? 0 : 1);
