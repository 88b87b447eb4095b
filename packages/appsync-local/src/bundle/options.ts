import type { BuildOptions } from 'esbuild';

/**
 * What AppSync asks of bundled code: "Additional utilities: Bundling, TypeScript, and source maps" in the AWS AppSync
 * developer guide.
 */
export const codeOptions = {
  bundle: true,
  write: false,
  sourcemap: 'inline',
  sourcesContent: false,
  // AppSync takes 32 KiB, the map included: indentation and names of files are a tenth of that.
  minifyWhitespace: true,
  target: 'esnext',
  platform: 'node',
  format: 'esm',
  external: ['@aws-appsync/utils', '@aws-appsync/utils/*'],
  logLevel: 'silent',
} satisfies BuildOptions;
