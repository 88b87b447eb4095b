import { buildSync, version, type BuildOptions } from 'esbuild';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { oneAtATime } from './one-at-a-time.cjs';
import { copySharp } from './sharp-package';

/** The project's top folder. */
export const projectDirectory = path.resolve(__dirname, '..');

/** What is put beside a bundle. */
const SHARP = 'sharp';

/** In a function's folder: files of packages that it reads beside its bundle, by the names that they have there. */
const FILES = 'files.json';

const lambdaOptions: BuildOptions = {
  bundle: true,
  platform: 'node',
  target: 'node22',
  format: 'cjs',
  minify: true,
  keepNames: true,
  sourcemap: 'linked',
  sourcesContent: false,
  logLevel: 'silent',
  external: [SHARP],
};

/** Bundled in one go, because most of what they hold is the same SDK. */
let bundled = false;

/**
 * Bundles the Lambda functions, SDKs included, so that what runs is what was tested.
 * @param name folder below `functions/`.
 * @returns the folder that holds the bundle, `index.js`.
 * @throws Error when there is no such function.
 */
export function bundleLambdaFunction(name: string): string {
  if (!bundled) bundleLambdaFunctions(projectDirectory);
  bundled = true;
  const directory = path.join(bundlesIn(projectDirectory), name);
  if (!existsSync(path.join(directory, 'index.js')))
    throw new Error(`There is no functions/${name}/index.ts.`);
  return directory;
}

/**
 * Bundles all functions of a project into its `build/functions`, unless they were made from these very sources before.
 * @returns whether they had to be bundled.
 */
export function bundleLambdaFunctions(project: string): boolean {
  const names = namesIn(project);
  if (areBundled(project, names)) return false;
  // Starts and syntheses side by side would write the same files.
  return oneAtATime(path.join(project, 'build', 'functions.lock'), () => {
    if (areBundled(project, names)) return false;
    bundle(project, names);
    return true;
  });
}

function bundle(project: string, names: string[]): void {
  rmSync(stampIn(project), { force: true });
  const { metafile } = buildSync({
    ...lambdaOptions,
    metafile: true,
    absWorkingDir: project,
    entryPoints: entryPoints(project, names),
    outdir: bundlesIn(project),
  });
  for (const [file, { imports }] of Object.entries(metafile.outputs))
    if (imports.some((each) => each.path === SHARP))
      copySharp(project, path.join(project, path.dirname(file)));
  for (const list of listsIn(project, names)) copyListed(project, list);
  const sources = Object.keys(metafile.inputs).filter((file) => !/(^|\/)node_modules\//.test(file));
  writeFileSync(stampIn(project), JSON.stringify({ sources, digest: digestOf(project, sources, names) }));
}

function listsIn(project: string, names: string[]): string[] {
  return names
    .map((name) => path.join('functions', name, FILES))
    .filter((list) => existsSync(path.join(project, list)));
}

function copyListed(project: string, list: string): void {
  const directory = path.join(bundlesIn(project), path.basename(path.dirname(list)));
  const files = JSON.parse(readFileSync(path.join(project, list), 'utf8')) as Record<string, string>;
  for (const [name, file] of Object.entries(files))
    copyFileSync(path.join(project, 'node_modules', file), path.join(directory, name));
}

/**
 * The code of every function, bundled as it deploys but for packages, which are left to be required: for the simulation.
 * @returns by folder below `functions/`.
 */
export function bundleWithoutPackages(): Map<string, string> {
  const { outputFiles } = buildSync({
    ...lambdaOptions,
    absWorkingDir: projectDirectory,
    entryPoints: entryPoints(projectDirectory, namesIn(projectDirectory)),
    outdir: bundlesIn(projectDirectory),
    packages: 'external',
    sourcemap: false,
    write: false,
  });
  return new Map(outputFiles.map((file) => [path.basename(path.dirname(file.path)), file.text]));
}

/** Folders below `functions/` that are functions. */
function namesIn(project: string): string[] {
  const directory = path.join(project, 'functions');
  return readdirSync(directory).filter((folder) => existsSync(path.join(directory, folder, 'index.ts')));
}

function entryPoints(project: string, names: string[]): { in: string; out: string }[] {
  return names.map((folder) => ({
    in: path.join(project, 'functions', folder, 'index.ts'),
    out: path.join(folder, 'index'),
  }));
}

function bundlesIn(project: string): string {
  return path.join(project, 'build', 'functions');
}

/** Says what the bundles were made from: their sources, packages aside, and the digest of those. */
function stampIn(project: string): string {
  return path.join(bundlesIn(project), 'built-from.json');
}

function areBundled(project: string, names: string[]): boolean {
  try {
    const { sources, digest } = JSON.parse(readFileSync(stampIn(project), 'utf8')) as {
      sources: string[];
      digest: string;
    };
    const stand = names.every((name) => existsSync(path.join(bundlesIn(project), name, 'index.js')));
    return stand && digest === digestOf(project, sources, names);
  } catch {
    // No bundles yet, half a stamp, or a source that is gone.
    return false;
  }
}

/** The lockfile stands for the packages. */
function digestOf(project: string, sources: string[], names: string[]): string {
  const hash = createHash('sha256').update(JSON.stringify([version, lambdaOptions, names]));
  for (const file of ['package-lock.json', ...listsIn(project, names), ...sources])
    hash.update(`${file}\0`).update(readFileSync(path.join(project, file)));
  return hash.digest('hex');
}
