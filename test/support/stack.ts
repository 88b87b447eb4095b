import { spawn, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { devNull, tmpdir } from 'node:os';
import path from 'node:path';

export const projectDirectory = path.resolve(__dirname, '..', '..');

/** The local stack as a test sees it: a process of its own, reached through its front door only. */
export interface StackProcess {
  baseUrl: string;
  port: number;
  dataDirectory: string;
  process: ChildProcess;
  /** Everything it printed so far. */
  output(): string;
  /** Milliseconds from starting the process to its line `ready`. */
  readyAfterMs: number;
  /** Stops it as Ctrl-C does, and waits until it is gone. */
  stop(): Promise<void>;
}

/** How a test wants its stack. */
export interface StackOptions {
  port?: number;
  dataDirectory?: string;
  /** Further arguments of `npm start --`. */
  args?: string[];
  environment?: Record<string, string>;
  /** The project to start; a copy that a test has changed, for instance. */
  projectDirectory?: string;
}

/**
 * Starts the stack as `npm start` does and waits for its line `ready`.
 * @throws Error with everything it printed, when it ends or stays silent instead.
 */
export async function startStack(options: StackOptions = {}): Promise<StackProcess> {
  const port = options.port ?? (await freePort());
  const dataDirectory = options.dataDirectory ?? mkdtempSync(path.join(tmpdir(), 'hustings-'));
  const started = Date.now();
  const child = spawn(
    process.execPath,
    // No test pays at a real provider, whatever keys lie here.
    [
      'scripts/start.mjs',
      '--port',
      String(port),
      '--data',
      dataDirectory,
      '--env',
      devNull,
      ...(options.args ?? []),
    ],
    {
      cwd: options.projectDirectory ?? projectDirectory,
      env: { ...process.env, ...options.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let output = '';
  const collect = (chunk: Buffer): void => {
    output += chunk.toString();
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  await waitForReady(child, () => output);
  return {
    baseUrl: `http://localhost:${port}`,
    port,
    dataDirectory,
    process: child,
    output: () => output,
    readyAfterMs: Date.now() - started,
    stop: () => stop(child),
  };
}

/** Ports that a stack takes, one after the other, from that of its front door on. */
const PORTS_OF_A_STACK = 5;

/** Below those that systems give to outgoing connections, which could take a port before the stack does. */
const PORT_RANGE = [10_000, 30_000] as const;

/** A port that nothing listens on at the moment, nor on those after it that a stack takes as well. */
export async function freePort(): Promise<number> {
  for (;;) {
    const first = randomInt(...PORT_RANGE);
    const ports = Array.from({ length: PORTS_OF_A_STACK }, (_, index) => first + index);
    const found = await Promise.allSettled(ports.map(listenBriefly));
    if (found.every(({ status }) => status === 'fulfilled')) return first;
  }
}

function listenBriefly(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, 'localhost', () => {
      server.close(() => {
        resolve();
      });
    });
  });
}

/** Many times what it takes: a stack that is silent for so long will not come. */
const READY_TIMEOUT_MS = 300_000;

function waitForReady(child: ChildProcess, output: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => {
      clearInterval(timer);
      child.kill('SIGKILL');
      reject(new Error(`The stack ${why}:\n${output()}`));
    };
    const deadline = Date.now() + READY_TIMEOUT_MS;
    const timer = setInterval(() => {
      if (/^ready/m.test(output())) {
        clearInterval(timer);
        child.removeAllListeners('exit');
        resolve();
      } else if (Date.now() > deadline) fail(`was not ready within ${READY_TIMEOUT_MS} ms`);
    }, 50);
    child.once('exit', (code) => {
      fail(`ended with code ${String(code)} before it was ready`);
    });
  });
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => {
      resolve();
    });
    child.kill('SIGTERM');
  });
}
