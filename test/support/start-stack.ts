import path from 'node:path';
import { startStack, type StackProcess } from './stack';

declare global {
  var sharedStack: StackProcess | undefined;
}

/** Starts the one stack that all integration tests of a run share. They find it through `HUSTINGS_URL`. */
export default async function globalSetup(): Promise<void> {
  globalThis.sharedStack = await startStack({ args: ['--fresh'] });
  process.env['HUSTINGS_CROWD'] = path.join(globalThis.sharedStack.dataDirectory, 'crowd.json');
  process.env['HUSTINGS_URL'] = globalThis.sharedStack.baseUrl;
  process.env['HUSTINGS_WEB_URL'] = `http://localhost:${globalThis.sharedStack.port + 1}`;
}
