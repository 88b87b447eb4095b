import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startLocalStack, type LocalStack } from './local-stack';

declare global {
  var contractStack: LocalStack | undefined;
}

/** Starts the suite's stack, unless `CONTRACT_ENDPOINT` names a deployed one. */
export default async function globalSetup(): Promise<void> {
  process.env['CONTRACT_COUNTS'] = mkdtempSync(path.join(os.tmpdir(), 'contract-counts-'));
  if (process.env['CONTRACT_ENDPOINT'] !== undefined) return;
  globalThis.contractStack = await startLocalStack();
  Object.assign(process.env, globalThis.contractStack.environment);
}
