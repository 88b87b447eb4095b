import { buildSync } from 'esbuild';
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * Bundles a Lambda function of the suite.
 * @param name folder below `functions/`.
 * @returns the folder that holds the bundle, `index.js`.
 */
export function bundleFunction(name: string): string {
  const outputDirectory = mkdtempSync(path.join(os.tmpdir(), 'contract-function-'));
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
