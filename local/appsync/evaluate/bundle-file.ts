import { build } from 'esbuild';
import { join } from 'node:path';

/**
 * Bundles a resolver's source file, JavaScript or TypeScript, with the options of "Additional utilities: Bundling,
 * TypeScript, and source maps" in the AppSync developer guide.
 * @throws esbuild's `BuildFailure` when the source is wrong
 */
export async function bundleFile(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [file],
    // Names of sources in the map are relative to this file, which is never written.
    outfile: join(file, '..', 'code.js'),
    bundle: true,
    write: false,
    allowOverwrite: true,
    sourcemap: 'inline',
    sourcesContent: false,
    target: 'esnext',
    platform: 'node',
    format: 'esm',
    external: ['@aws-appsync/utils', '@aws-appsync/utils/*'],
    logLevel: 'silent',
  });
  return outputFiles[0]!.text;
}
