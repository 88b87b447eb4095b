import type {
  AsynchronousInvocation,
  FunctionDefinition,
  LambdaOutcome,
  LambdaService,
  LocalAws,
  Log,
} from '../contract';
import { DEFAULT_ASYNCHRONOUS, handleEvent, RETRY_PAUSES } from './asynchronous';
import { environmentVariables } from './environment-variables';
import { FunctionFleet } from './function-fleet';
import { EVENT_LIMIT, PAYLOAD_LIMIT, refusal, unhandled } from './outcomes';

/** Runs deployed bundles, each function in threads of its own. */
export class Lambda implements LambdaService {
  private readonly fleets = new Map<string, FunctionFleet>();
  private readonly asynchronous = new Map<string, AsynchronousInvocation>();
  private readonly stopping = new AbortController();

  /**
   * @param aws its other services are used once functions run, not before.
   * @param retryPauses milliseconds before each retry of an event.
   */
  constructor(
    private readonly aws: LocalAws,
    private readonly retryPauses: readonly number[] = RETRY_PAUSES,
  ) {}

  register(definition: FunctionDefinition): void {
    const variables = (): Record<string, string> =>
      environmentVariables(
        definition,
        this.aws.place,
        this.aws.iam.credentials(definition.roleArn),
        this.aws.endpoints,
      );
    const log: Log = (level, source, line) => {
      this.aws.log(level, source, line);
      this.aws.metrics.logged(definition.logGroup, line);
    };
    this.fleets.set(definition.functionArn, new FunctionFleet(definition, variables, log));
  }

  configureAsynchronousInvocation(functionArn: string, configuration: AsynchronousInvocation): void {
    this.asynchronous.set(functionArn, configuration);
  }

  async invoke(
    functionArn: string,
    payload: unknown,
    invocationType: 'RequestResponse' | 'Event' = 'RequestResponse',
  ): Promise<LambdaOutcome> {
    const fleet = this.fleets.get(unqualifiedArn(functionArn));
    if (fleet === undefined)
      return refusal('ResourceNotFoundException', `Function not found: ${functionArn}`);
    const text = JSON.stringify(payload ?? null);
    const limit = invocationType === 'Event' ? EVENT_LIMIT : PAYLOAD_LIMIT;
    if (Buffer.byteLength(text) > limit)
      return refusal(
        'RequestTooLargeException',
        `Request must be smaller than ${limit} bytes for the InvokeFunction operation`,
      );
    if (invocationType === 'RequestResponse') return this.run(fleet, text);
    this.accept(fleet, payload, text);
    return { ok: true, payload: null };
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all([...this.fleets.values()].map((fleet) => fleet.stop()));
  }

  private accept(fleet: FunctionFleet, event: unknown, text: string): void {
    const { definition } = fleet;
    const handling = {
      definition,
      configuration: this.asynchronous.get(definition.functionArn) ?? DEFAULT_ASYNCHRONOUS,
      event,
      pauses: this.retryPauses,
      signal: this.stopping.signal,
      invoke: () => this.run(fleet, text),
    };
    handleEvent(handling, this.aws).catch((error: unknown) => {
      if (!this.stopping.signal.aborted)
        this.aws.log('error', definition.functionName, `an event was lost: ${String(error)}`);
    });
  }

  private async runOrFail(fleet: FunctionFleet, payload: string): Promise<LambdaOutcome> {
    const fault = this.aws.faults?.invocation?.(fleet.definition.functionName);
    if (fault !== 'before') {
      const outcome = await fleet.invoke(payload);
      if (fault === undefined) return outcome;
    }
    return unhandled({
      errorType: 'InjectedFault',
      errorMessage: `failed ${fault} the function ran, on purpose`,
    });
  }

  private async run(fleet: FunctionFleet, payload: string): Promise<LambdaOutcome> {
    const startedAt = performance.now();
    const outcome = await this.runOrFail(fleet, payload);
    const put = (name: string, value: number): void =>
      this.aws.metrics.put({
        namespace: 'AWS/Lambda',
        name,
        dimensions: { FunctionName: fleet.definition.functionName },
        value,
      });
    if (!outcome.ok && outcome.error !== 'Unhandled') {
      put('Throttles', 1);
      return outcome;
    }
    put('Invocations', 1);
    put('Errors', outcome.ok ? 0 : 1);
    put('Duration', performance.now() - startedAt);
    return outcome;
  }
}

/** Versions and aliases are not kept: there is one version of a function here. */
function unqualifiedArn(functionArn: string): string {
  return functionArn.split(':').slice(0, 7).join(':');
}
