#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseServeOptions, usage, UsageError } from './options';
import type * as RunModule from './run';

/** Templates are read, and tables and functions run, by a package of their own, which few need who embed the runtime. */
const PEER = '@hustings/aws-local';

/** `appsync-local <cloud assembly | template>`: serves the API of an app until it is told to stop. */
async function main(args: string[]): Promise<void> {
  if (args.includes('--help')) {
    console.log(usage);
    return;
  }
  if (args.includes('--version')) {
    console.log(version());
    return;
  }
  // As on Lambda, whatever the clock on the wall says.
  process.env['TZ'] = 'UTC';
  // The SDK warns about this machine's Node at its first use; what it wants is ours to know.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
  try {
    const options = parseServeOptions(args);
    await loadRun().run(options);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(error.advice);
    process.exitCode = 2;
  }
}

function loadRun(): typeof RunModule {
  try {
    require.resolve(PEER);
  } catch {
    throw new UsageError(`The command needs ${PEER} beside it: npm install ${PEER}`);
  }
  // Only now: it imports the peer.
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- `import()` of CommonJS wants the built file's name
  return require('./run') as typeof RunModule;
}

function version(): string {
  const manifest = readFileSync(path.join(__dirname, '..', '..', 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}

void main(process.argv.slice(2));
