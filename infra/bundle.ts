import { buildSync, type BuildOptions } from 'esbuild';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** The project's top folder. */
export const projectDirectory = path.resolve(__dirname, '..');

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
  absWorkingDir: projectDirectory,
};

const bundlesDirectory = path.join(projectDirectory, 'build', 'functions');

/** Bundled in one go, because most of what they hold is the same SDK. */
let bundled = false;

/**
 * Bundles the Lambda functions, SDKs included, so that what runs is what was tested.
 * @param name folder below `functions/`.
 * @returns the folder that holds the bundle, `index.js`.
 * @throws Error when there is no such function.
 */
export function bundleLambdaFunction(name: string): string {
  if (!bundled) {
    const functionsDirectory = path.join(projectDirectory, 'functions');
    const names = readdirSync(functionsDirectory).filter((folder) =>
      existsSync(path.join(functionsDirectory, folder, 'index.ts')),
    );
    buildSync({
      ...lambdaOptions,
      entryPoints: names.map((folder) => ({
        in: path.join(functionsDirectory, folder, 'index.ts'),
        out: path.join(folder, 'index'),
      })),
      outdir: bundlesDirectory,
    });
    bundled = true;
  }
  const directory = path.join(bundlesDirectory, name);
  if (!existsSync(path.join(directory, 'index.js')))
    throw new Error(`There is no functions/${name}/index.ts.`);
  return directory;
}
