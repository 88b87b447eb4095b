/** A worker process of the isolate. It works synchronously, one line after another, until its input ends. */
import { readSync, writeSync } from 'node:fs';
import { Script } from 'node:vm';
import { createInside, type Inside } from './context';
import { Lines } from './lines';
import { ready, type WorkerStart } from './messages';

const [input, output] = [0, 1];
const chunk = Buffer.alloc(64 * 1024);
const lines = new Lines();
const deadlineScript = new Script('run()');

function readLines(): string[] | undefined {
  const length = readSync(input, chunk);
  return length > 0 ? lines.add(chunk.subarray(0, length)) : undefined;
}

function writeLine(text: string): void {
  const bytes = Buffer.from(`${text}\n`);
  for (let sent = 0; sent < bytes.length;) sent += writeSync(output, bytes, sent);
}

function start({ bundle, scripts, programs }: WorkerStart): Inside | undefined {
  try {
    const inside = createInside(bundle, scripts, programs);
    writeLine(ready);
    return inside;
  } catch (error) {
    writeLine(error instanceof Error ? (error.stack ?? error.message).replaceAll('\n', ' ') : String(error));
    return undefined;
  }
}

/**
 * Runs a function under V8's own watchdog. The pool stops a stuck worker much earlier, unless the pool's process is
 * gone: then nobody would.
 */
function withDeadline(run: () => void, timeout: number): void {
  Object.assign(globalThis, { run });
  deadlineScript.runInThisContext({ timeout });
}

function serve(): void {
  let first = readLines();
  while (first?.length === 0) first = readLines();
  if (!first) return;
  const setup = JSON.parse(first[0]!) as WorkerStart;
  const inside = start(setup);
  if (!inside) return;
  for (let inputs: string[] | undefined = first.slice(1); inputs; inputs = readLines()) {
    const batch = inputs;
    withDeadline(() => batch.forEach((line) => writeLine(inside.evaluate(line))), setup.chunkTimeoutMs);
  }
}

serve();
