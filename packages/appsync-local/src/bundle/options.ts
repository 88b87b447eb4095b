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
  target: 'esnext',
  platform: 'node',
  format: 'esm',
  external: ['@aws-appsync/utils', '@aws-appsync/utils/*'],
  logLevel: 'silent',
} satisfies BuildOptions;
