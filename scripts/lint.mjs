// `npm run lint`: the largest package in a process of its own, and all the rest in another, because type-aware rules
// hold the types of all that they have seen.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { projectDirectory } from './install.mjs';

const largest = path.join('packages', 'appsync-local');
const parts = [[largest], ['.', '--ignore-pattern', largest]];

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

const passed = (await Promise.all(parts.map(lint))).every(Boolean);
process.exit(passed ? 0 : 1);
