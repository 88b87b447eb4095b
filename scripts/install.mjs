import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { oneAtATime } from '../infra/one-at-a-time.cjs';

export const projectDirectory = path.resolve(import.meta.dirname, '..');

/**
 * Installs the packages that the lockfile names, unless they are there already. Says what it does. Two at once, for
 * instance `npm start` beside `npm test` on a fresh clone, would empty the folder under each other: the second waits.
 * @returns whether it had to install anything.
 */
export function installPackages(directory = projectDirectory) {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`Hustings needs Node.js 20.19 or newer; this is ${process.versions.node}.`);
    process.exit(1);
  }
  if (isInstalled(directory)) return false;
  // Not in node_modules, which npm ci removes first.
  const lock = path.join(directory, 'build', 'install.lock');
  const status = oneAtATime(
    lock,
    () => (isInstalled(directory) ? undefined : install(directory)),
    (owner) =>
      console.log(
        `Process ${owner} is installing the packages; waiting until it is done or ${lock} is gone …`,
      ),
  );
  if (status === undefined) return false;
  if (status !== 0) {
    console.error('npm ci failed. Its message above says why; a first install needs the npm registry.');
    process.exit(status ?? 1);
  }
  return true;
}

/** What npm ci ended with: 0 when it went well, null when a signal ended it. */
function install(directory) {
  const lockfile = lockfileHash(directory);
  console.log('Installing the packages of package-lock.json (once; this takes a minute or two) …');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: directory,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status === 0) {
    mkdirSync(path.dirname(marker(directory)), { recursive: true });
    writeFileSync(marker(directory), lockfile);
  }
  return status;
}

function isInstalled(directory) {
  const file = marker(directory);
  return existsSync(file) && readFileSync(file, 'utf8') === lockfileHash(directory);
}

/** Remembers which lockfile the installed packages came from. */
function marker(directory) {
  return path.join(directory, 'node_modules', '.hustings-installed');
}

function lockfileHash(directory) {
  return createHash('sha256')
    .update(readFileSync(path.join(directory, 'package-lock.json')))
    .digest('hex');
}
