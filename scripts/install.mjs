import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const projectDirectory = path.resolve(import.meta.dirname, '..');

/** Remembers which lockfile the installed packages came from. */
const marker = path.join(projectDirectory, 'node_modules', '.hustings-installed');

/**
 * Installs the packages that the lockfile names, unless they are there already. Says what it does.
 * @returns whether anything had to be installed.
 */
export function installPackages() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`Hustings needs Node.js 20.19 or newer; this is ${process.versions.node}.`);
    process.exit(1);
  }
  const lockfile = createHash('sha256')
    .update(readFileSync(path.join(projectDirectory, 'package-lock.json')))
    .digest('hex');
  if (existsSync(marker) && readFileSync(marker, 'utf8') === lockfile) return false;
  console.log('Installing the packages of package-lock.json (once; this takes a minute or two) …');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: projectDirectory,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error('npm ci failed. Its message above says why; a first install needs the npm registry.');
    process.exit(status ?? 1);
  }
  mkdirSync(path.dirname(marker), { recursive: true });
  writeFileSync(marker, lockfile);
  return true;
}
