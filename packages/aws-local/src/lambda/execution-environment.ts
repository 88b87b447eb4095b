import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Worker } from 'node:worker_threads';
import type { FunctionDefinition, LambdaOutcome, Log } from '../contract';
import { PAYLOAD_LIMIT, unhandled, type FunctionError } from './outcomes';

type Message =
  | { type: 'ready' }
  | { type: 'answer'; payload: string }
  | { type: 'failure' | 'crash'; error: FunctionError }
  | { type: 'log'; level: 'info' | 'error'; text: string };

/** Milliseconds that loading a bundle may take, beside the function's own timeout ("Lambda execution environment"). */
const INIT_LIMIT = 10_000;

/**
 * One execution environment: a thread that has loaded a function's bundle. It runs one invocation at a time and keeps
 * its module state between them. An environment that timed out or broke is dead and not to be used again.
 */
export class ExecutionEnvironment {
  private readonly worker: Worker;
  private readonly ready: Promise<void>;
  private becomeReady: () => void = () => undefined;
  private settle: ((outcome: LambdaOutcome) => void) | undefined;
  private brokenBy: FunctionError | undefined;
  private requestId = '';
  dead = false;

  constructor(
    private readonly definition: FunctionDefinition,
    environment: Record<string, string>,
    private readonly log: Log,
  ) {
    this.ready = new Promise((resolve) => (this.becomeReady = resolve));
    const { codeDirectory, handler, functionName, memoryMb } = definition;
    this.worker = new Worker(path.join(__dirname, 'runtime.mjs'), {
      workerData: { codeDirectory, handler, functionName, memoryMb },
      env: environment,
      execArgv: ['--enable-source-maps'],
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
      stdout: true,
      stderr: true,
    });
    this.worker.on('message', (message: Message) => this.receive(message));
    this.worker.on('error', (error: NodeJS.ErrnoException) => this.break(threadError(error)));
    this.worker.on('exit', (code) =>
      this.break({
        errorType: 'Runtime.ExitError',
        errorMessage: `Runtime exited with error: exit status ${code}`,
      }),
    );
    createInterface({ input: this.worker.stdout }).on('line', (line) => this.write('info', line));
    createInterface({ input: this.worker.stderr }).on('line', (line) => this.write('error', line));
    this.worker.unref();
  }

  /** Runs one invocation. `payload` is JSON. Never rejects. */
  async invoke(payload: string): Promise<LambdaOutcome> {
    this.requestId = randomUUID();
    const { timeoutSeconds, functionArn } = this.definition;
    const outcome = new Promise<LambdaOutcome>((resolve) => (this.settle = resolve));
    if (this.brokenBy !== undefined) this.finishBroken(this.brokenBy);
    let timer = this.startTimer(INIT_LIMIT + timeoutSeconds * 1000);
    void this.ready.then(() => {
      if (this.dead) return;
      clearTimeout(timer);
      timer = this.startTimer(timeoutSeconds * 1000);
      const deadline = Date.now() + timeoutSeconds * 1000;
      this.worker.postMessage({ requestId: this.requestId, payload, deadline, functionArn });
    });
    try {
      return await outcome;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Ends the thread, whatever it does. */
  async stop(): Promise<void> {
    this.dead = true;
    await this.worker.terminate();
  }

  private startTimer(milliseconds: number): NodeJS.Timeout {
    return setTimeout(() => {
      const seconds = this.definition.timeoutSeconds.toFixed(2);
      this.break({ errorType: 'Sandbox.Timedout', errorMessage: `Task timed out after ${seconds} seconds` });
      void this.stop();
    }, milliseconds);
  }

  private receive(message: Message): void {
    switch (message.type) {
      case 'ready':
        this.becomeReady();
        break;
      case 'log':
        this.write(message.level, message.text);
        break;
      case 'answer':
        this.finish(readAnswer(message.payload));
        break;
      case 'failure':
        this.write('error', message.error.stack ?? message.error.errorMessage);
        this.finish(unhandled(message.error));
        break;
      case 'crash':
        this.write('error', message.error.stack ?? message.error.errorMessage);
        this.break(message.error);
    }
  }

  /** The first reason counts: an exit follows every other one. */
  private break(error: FunctionError): void {
    this.dead = true;
    this.brokenBy ??= error;
    this.finishBroken(this.brokenBy);
  }

  private finishBroken({ errorType, errorMessage }: FunctionError): void {
    const text =
      errorType.startsWith('Sandbox.') || errorType === 'Runtime.ExitError'
        ? `RequestId: ${this.requestId} Error: ${errorMessage}`
        : errorMessage;
    this.finish(unhandled({ errorType, errorMessage: text }));
  }

  private finish(outcome: LambdaOutcome): void {
    this.settle?.(outcome);
    this.settle = undefined;
  }

  private write(level: 'info' | 'error', text: string): void {
    this.log(level, this.definition.functionName, text);
  }
}

function readAnswer(payload: string): LambdaOutcome {
  if (Buffer.byteLength(payload) <= PAYLOAD_LIMIT)
    return { ok: true, payload: JSON.parse(payload) as unknown };
  return unhandled({
    errorType: 'Function.ResponseSizeTooLarge',
    errorMessage: `Response payload size exceeded maximum allowed payload size (${PAYLOAD_LIMIT} bytes).`,
  });
}

function threadError(error: NodeJS.ErrnoException): FunctionError {
  return error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? { errorType: 'Runtime.ExitError', errorMessage: 'Runtime exited with error: signal: killed' }
    : { errorType: error.name, errorMessage: error.message };
}
