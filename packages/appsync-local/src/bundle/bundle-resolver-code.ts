import { buildSync } from 'esbuild';
import path from 'node:path';
import { codeOptions } from './options';

/**
 * Bundles a resolver or a pipeline function into the one ES module that AppSync takes, exporting `request` and
 * `response` only.
 * @param workingDirectory absolute; what the names in the bundle's comments are relative to, so that the same sources
 * give the same code everywhere.
 * @returns the code, its inline source map included.
 * @throws esbuild's `BuildFailure` when the source is wrong
 */
export function bundleResolverCode(file: string, workingDirectory: string): string {
  const result = buildSync({
    ...codeOptions,
    stdin: {
      contents: `export { request, response } from './${path.basename(file)}';`,
      resolveDir: path.dirname(file),
      sourcefile: `${path.basename(file, '.ts')}.entry.ts`,
    },
    treeShaking: true,
    outfile: path.join(path.dirname(file), 'bundle.js'),
    absWorkingDir: workingDirectory,
  });
  return result.outputFiles[0]?.text ?? '';
}
