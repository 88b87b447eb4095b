import { Job, type JobResult } from './job';
import { PoolWorker, type WorkerPlan } from './pool-worker';

/** How a pool works. */
export interface PoolOptions {
  workers: number;
  stepTimeoutMs: number;
}

/** Steps that a worker gets at once. More would save little and let more of them wait behind a slow one. */
export const batchLimit = 32;
/** How often workers are looked at, in milliseconds. */
const tickMs = 10;
/** When a step has taken this long, in milliseconds, those of its batch are offered to other workers. */
const patienceMs = 50;

/**
 * Spreads jobs over workers and keeps the harm that a job can do to itself: a worker that makes no progress or dies
 * is replaced, the job it was at gets that as its result, and the others of its batch are evaluated again.
 */
export class Pool {
  private readonly workers = new Set<PoolWorker>();
  private queue: Job[] = [];
  private scheduled = false;
  private watch: NodeJS.Timeout | undefined;
  private broken: Error | undefined;

  constructor(
    private readonly plan: WorkerPlan,
    private readonly options: PoolOptions,
  ) {}

  /** @throws what kept a worker from starting */
  async start(): Promise<void> {
    const workers = Array.from({ length: this.options.workers }, () => this.addWorker());
    await Promise.all(workers.map((worker) => worker.ready));
  }

  /** @throws Error when the pool is closed */
  submit(input: string): Promise<JobResult> {
    const job = new Job(input);
    if (this.broken) job.reject(this.broken);
    else this.enqueue([job]);
    return job.result;
  }

  async close(reason = new Error('The isolate is closed')): Promise<void> {
    this.broken ??= reason;
    clearInterval(this.watch);
    const workers = [...this.workers];
    this.workers.clear();
    for (const job of [...this.queue, ...workers.flatMap((worker) => worker.unsettled)]) job.reject(reason);
    this.queue = [];
    await Promise.all(workers.map((worker) => worker.stop()));
  }

  private addWorker(): PoolWorker {
    const worker = new PoolWorker(this.plan, () => this.dispatch());
    this.workers.add(worker);
    worker.ready.then(
      () => this.dispatch(),
      // A worker that cannot even start would fail again: nothing is served any more.
      (error: unknown) => void this.close(error as Error),
    );
    void worker.ended.then(() => this.replace(worker));
    return worker;
  }

  /** Jobs that come in one turn of the event loop travel together. */
  private enqueue(jobs: Job[]): void {
    for (const job of jobs) job.queued = true;
    this.queue.push(...jobs);
    if (this.scheduled) return;
    this.scheduled = true;
    queueMicrotask(() => this.dispatch());
  }

  private dispatch(): void {
    this.scheduled = false;
    const free = [...this.workers].filter((worker) => worker.free);
    this.queue = this.queue.filter((job) => !job.settled);
    for (const [index, worker] of free.entries()) {
      const share = Math.ceil(this.queue.length / (free.length - index));
      const jobs = this.queue.splice(0, Math.min(share, batchLimit));
      if (jobs.length === 0) break;
      for (const job of jobs) job.queued = false;
      worker.run(jobs);
    }
    this.keepWatch();
  }

  private keepWatch(): void {
    const busy = [...this.workers].some((worker) => worker.unsettled.length > 0);
    if (busy && !this.watch) this.watch = this.startWatch();
    if (busy || !this.watch) return;
    clearInterval(this.watch);
    this.watch = undefined;
  }

  private startWatch(): NodeJS.Timeout {
    let last = performance.now();
    const look = (): void => {
      const now = performance.now();
      // A process that was suspended, or busy itself, has not watched: that time is not the worker's.
      const elapsed = Math.min(now - last, 2 * tickMs);
      last = now;
      for (const worker of this.workers) this.judge(worker, worker.tick(elapsed));
    };
    return setInterval(look, tickMs).unref();
  }

  private judge(worker: PoolWorker, stalledMs: number): void {
    const { stepTimeoutMs } = this.options;
    const { current } = worker;
    if (stalledMs >= stepTimeoutMs) {
      current?.settle({ stopped: `The code was stopped after ${stepTimeoutMs} ms` });
      void worker.stop();
    } else if (stalledMs >= patienceMs) {
      this.takeBack(worker, current);
    }
  }

  private takeBack(worker: PoolWorker, except?: Job): void {
    const waiting = worker.unsettled.filter((job) => job !== except && !job.queued);
    if (waiting.length > 0) this.enqueue(waiting);
  }

  private replace(worker: PoolWorker): void {
    if (this.broken || !this.workers.delete(worker)) return;
    const { current } = worker;
    // The pool settles what it stops itself, so this one brought the process down: V8 does that when memory ends.
    if (current && !current.settled)
      current.settle({ stopped: `The code needed more than ${this.plan.heapMb} MB of memory` });
    this.addWorker();
    this.takeBack(worker, current);
  }
}
