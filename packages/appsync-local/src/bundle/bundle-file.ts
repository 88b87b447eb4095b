import { build } from 'esbuild';
import { join } from 'node:path';
import { codeOptions } from './options';

/**
 * Bundles a resolver's source file, JavaScript or TypeScript, with everything that it exports.
 * @throws esbuild's `BuildFailure` when the source is wrong
 */
export async function bundleFile(file: string): Promise<string> {
  const { outputFiles } = await build({
    ...codeOptions,
    entryPoints: [file],
    // Names of sources in the map are relative to this file, which is never written.
    outfile: join(file, '..', 'code.js'),
    allowOverwrite: true,
  });
  return outputFiles[0]!.text;
}
