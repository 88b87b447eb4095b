/** What became of a job. */
export type JobResult =
  | { output: string }
  /** The worker had to be stopped because of this job. */
  | { stopped: string };

/** One step that waits for its evaluation: input and output are JSON. */
export class Job {
  readonly result: Promise<JobResult>;
  /** In a worker's batch, or back in the queue. */
  queued = true;
  settled = false;
  private resolve!: (result: JobResult) => void;
  private rejectResult!: (reason: Error) => void;

  constructor(readonly input: string) {
    this.result = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.rejectResult = reject;
    });
  }

  /** A job may be evaluated twice, when it waited behind one that got stuck: the first answer counts. */
  settle(result: JobResult): void {
    this.settled = true;
    this.resolve(result);
  }

  reject(reason: Error): void {
    this.settled = true;
    this.rejectResult(reason);
  }
}
