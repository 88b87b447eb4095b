import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { Lines } from '../worker/lines';
import { ready, type WorkerStart } from '../worker/messages';
import type { Job } from './job';
import { StallClock } from './stall-clock';

/** How to start a worker. */
export interface WorkerPlan extends WorkerStart {
  /** Source of the worker's own script. */
  script: string;
  heapMb: number;
}

/**
 * One worker and the batch it has. A worker is a process of its own, not a thread: V8 answers an allocation that does
 * not fit (`Array(1e8).fill(1)`, `'x'.repeat(2 ** 28).split('')`) by ending the process, whichever thread asked.
 */
export class PoolWorker {
  /** Rejects when the worker ended before it could work. */
  readonly ready: Promise<void>;
  readonly ended: Promise<unknown>;
  private readonly child: ChildProcess;
  private readonly clock = new StallClock();
  private batch: Job[] = [];
  private answered = 0;
  private isReady = false;

  constructor(
    { script, heapMb, ...start }: WorkerPlan,
    private readonly onFree: () => void,
  ) {
    this.child = spawn(process.execPath, [`--max-old-space-size=${heapMb}`, '--eval', script], {
      env: {},
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    this.ended = once(this.child, 'exit');
    // Writing to a worker that just died fails; that it died is what counts, and `ended` says it.
    this.child.stdin!.on('error', () => undefined);
    this.ready = new Promise((resolve, reject) => {
      const lines = new Lines();
      this.child.stdout!.on('data', (chunk: Buffer) => {
        for (const line of lines.add(chunk)) {
          if (this.isReady) this.receive(line);
          else if (line === ready) this.becomeReady(resolve);
          else reject(new Error(`A worker of the isolate could not start: ${line}`));
        }
      });
      const onEnd = () => reject(new Error('A worker of the isolate ended while it started'));
      this.ended.then(onEnd, reject);
    });
    this.child.stdin!.write(`${JSON.stringify(start satisfies WorkerStart)}\n`);
  }

  get free(): boolean {
    return this.isReady && this.batch.length === 0;
  }

  /** The job that the worker is evaluating. */
  get current(): Job | undefined {
    return this.batch[this.answered];
  }

  /** Jobs of the batch that have no result yet. */
  get unsettled(): Job[] {
    return this.batch.filter((job) => !job.settled);
  }

  run(jobs: Job[]): void {
    this.batch = jobs;
    this.answered = 0;
    this.clock.restart();
    this.keepAlive(true);
    this.child.stdin!.write(jobs.map((job) => `${job.input}\n`).join(''));
  }

  /** @returns milliseconds that the worker has been at `current`, at least */
  tick(elapsedMs: number): number {
    return this.batch.length === 0 ? 0 : this.clock.tick(elapsedMs, this.answered);
  }

  async stop(): Promise<void> {
    this.keepAlive(true);
    this.child.kill('SIGKILL');
    await this.ended;
  }

  private becomeReady(resolve: () => void): void {
    this.isReady = true;
    this.keepAlive(false);
    resolve();
  }

  private receive(output: string): void {
    this.current?.settle({ output });
    this.answered += 1;
    if (this.answered < this.batch.length) return;
    this.batch = [];
    this.keepAlive(false);
    this.onFree();
  }

  /** Only while it works, or is being stopped, does a worker keep this process alive. */
  private keepAlive(busy: boolean): void {
    const handles = [this.child, this.child.stdin as Socket, this.child.stdout as Socket];
    for (const handle of handles) {
      if (busy) handle.ref();
      else handle.unref();
    }
  }
}
