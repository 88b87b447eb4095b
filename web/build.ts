import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

const projectDirectory = path.resolve(__dirname, '..');

/** Where the built app lies. */
export const distDirectory = path.join(__dirname, 'dist');

/** Holds the digest of what the build was made from. */
const stamp = path.join(distDirectory, '.built-from');

const run = promisify(execFile);

/** What the build is made from, besides the packages that the lockfile names. */
export const builtFrom = [
  'web',
  'schema/generated',
  'proof',
  'model/currencies.ts',
  'model/limits.ts',
  'model/organisers.ts',
  'model/payment-providers.ts',
  'model/pictures.ts',
  'package-lock.json',
];

/**
 * Builds the web app into `web/dist`, unless it was built from these very sources before.
 * @returns whether it had to be built.
 * @throws Error with Vite's words when the sources do not build.
 */
export async function buildWebApp(): Promise<boolean> {
  const digest = digestOfSources();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return false;
  await buildByVite(path.join(__dirname, 'vite.config.mts'));
  writeFileSync(stamp, digest);
  return true;
}

/**
 * Builds what a configuration of Vite names.
 * @throws Error with Vite's words when the sources do not build.
 */
export async function buildByVite(configuration: string): Promise<void> {
  // A process of its own: Vite's native plugins fail where tsx has its hands in how modules are loaded.
  const vite = path.join(path.dirname(require.resolve('vite/package.json')), 'bin', 'vite.js');
  await run(process.execPath, [vite, 'build', '--config', configuration, '--logLevel', 'warn'], {
    cwd: projectDirectory,
    // What is built is what deploys, however the build is started: React has another build for every other value.
    env: { ...process.env, NODE_ENV: 'production' },
  });
}

function digestOfSources(): string {
  const hash = createHash('sha256');
  for (const file of builtFrom.flatMap(filesBelow).sort()) {
    hash.update(`${file}\0`);
    hash.update(readFileSync(path.join(projectDirectory, file)));
  }
  return hash.digest('hex');
}

function filesBelow(source: string): string[] {
  const absolute = path.join(projectDirectory, source);
  if (path.extname(source) !== '') return [source];
  return readdirSync(absolute, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(projectDirectory, path.join(entry.parentPath, entry.name)))
    .filter((file) => !['dist', 'node_modules'].some((folder) => file.startsWith(path.join('web', folder))));
}
