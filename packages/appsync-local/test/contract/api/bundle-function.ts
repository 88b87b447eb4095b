import { buildSync } from 'esbuild';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { packageDirectory } from '../package-directory';

/**
 * Bundles a Lambda function of the suite.
 * @param name folder below `functions/`.
 * @returns the folder that holds the bundle, `index.js`.
 */
export function bundleFunction(name: string): string {
  const outputDirectory = path.join(packageDirectory, 'build', 'contract', name);
  mkdirSync(outputDirectory, { recursive: true });
  buildSync({
    entryPoints: [path.join(__dirname, 'functions', name, 'index.ts')],
    outfile: path.join(outputDirectory, 'index.js'),
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    keepNames: true,
    logLevel: 'silent',
  });
  return outputDirectory;
}
