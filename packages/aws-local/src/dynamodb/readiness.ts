import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

/** The process that Java runs below. It writes Java's process id, then Java's complaints. */
export type Supervisor = ChildProcessByStdio<Writable, Readable, Readable>;

/** Milliseconds of asking until a start counts as failed. A cold machine with all cores busy takes a few seconds. */
const START_LIMIT = 60_000;

/** Milliseconds that one question may take. */
const ASKING_LIMIT = 2000;

/** Milliseconds between two questions. */
const PAUSE = 25;

/** Lines of Java's complaints to show when it does not start. */
const SHOWN_LINES = 10;

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as net.AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Whether DynamoDB answers at an address, and not somebody else. */
export async function isDynamoDb(endpoint: string): Promise<boolean> {
  try {
    // An unsigned request is refused, but by the database.
    const { headers } = await fetch(endpoint, { signal: AbortSignal.timeout(ASKING_LIMIT) });
    return headers.has('x-amzn-requestid');
  } catch {
    return false;
  }
}

/**
 * Waits until the database answers.
 * @returns the process id of Java.
 * @throws Error with what Java said when it ends or does not answer in time.
 */
export async function waitUntilAnswering(endpoint: string, supervisor: Supervisor): Promise<number> {
  let javaPid = 0;
  const complaints: string[] = [];
  createInterface({ input: supervisor.stdout }).on('line', (line) => (javaPid = Number(line)));
  createInterface({ input: supervisor.stderr }).on('line', (line) => {
    complaints.splice(0, complaints.length - SHOWN_LINES + 1);
    complaints.push(line);
  });
  for (let asked = 0, begun = Date.now(); !(await isDynamoDb(endpoint)); begun = Date.now()) {
    if (hasEnded(supervisor))
      throw new Error(`DynamoDB Local ended at once: ${complaints.join('\n') || 'it did not say why.'}`);
    // A synthesis in this process may keep it from asking for longer than that: the database is not to blame.
    asked += Math.min(Date.now() - begun, ASKING_LIMIT) + PAUSE;
    if (asked > START_LIMIT) {
      await end(supervisor);
      throw new Error(
        `DynamoDB Local did not answer within ${START_LIMIT / 1000} s. ${complaints.join('\n')}`,
      );
    }
    await sleep(PAUSE);
  }
  return javaPid;
}

/** Ends the database and waits until it is gone. */
export async function end(supervisor: Supervisor): Promise<void> {
  if (hasEnded(supervisor)) return;
  const exit = once(supervisor, 'exit');
  supervisor.stdin.destroy();
  await exit;
}

function hasEnded({ exitCode, signalCode }: Supervisor): boolean {
  return exitCode !== null || signalCode !== null;
}
