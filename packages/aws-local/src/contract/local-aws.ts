/**
 * The services of the local AWS, as its parts and the counterparts of resource types use each other's.
 */

/** Credentials that sign calls with SigV4. */
export interface AwsCredentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

/** Who holds an access key: a role that was assumed, or a user. */
export interface IamPrincipal extends Omit<AwsCredentials, 'accessKeyId'> {
  accountId: string;
  /** `arn:aws:sts::<account>:assumed-role/<role>/<session>` or a user's ARN. */
  userArn: string;
  username: string;
  /** Whether the principal's policies allow an action on a resource. Deny unless allowed. */
  allows(action: string, resource: string): boolean;
}

/** How an invocation of a function failed. */
export interface LambdaFailure {
  ok: false;
  /** `Unhandled`: the function threw or timed out. Otherwise the Lambda API's exception name. */
  error: string;
  errorMessage: string;
  /** The thrown error's name, or `Sandbox.Timedout`. */
  errorType: string | null;
}

/** What a Lambda function answered. */
export type LambdaOutcome = { ok: true; payload: unknown } | LambdaFailure;

/** Where the stack pretends to run. */
export interface Place {
  region: string;
  accountId: string;
  stackName: string;
}

/** One value of a CloudWatch metric. */
export interface MetricDatum {
  namespace: string;
  name: string;
  dimensions: Record<string, string>;
  value: number;
}

/** A log line of the local stack. `source` names the part: a function, a queue, `streams`. */
export type Log = (level: 'info' | 'error', source: string, message: string) => void;

/** A Lambda function, as its template resource describes it. */
export interface FunctionDefinition {
  functionArn: string;
  functionName: string;
  /** Folder of the deployed bundle, below the cloud assembly. */
  codeDirectory: string;
  /** `nodejs24.x`: what the function is told. It runs on this machine's Node. */
  runtime: string;
  /** `file.export`. */
  handler: string;
  environment: Record<string, string>;
  roleArn: string;
  timeoutSeconds: number;
  memoryMb: number;
  /** Where its lines go. */
  logGroup: string;
  /** `ReservedConcurrentExecutions`: more invocations at once are refused. */
  reservedConcurrency?: number;
  /** Where an `Event` invocation goes that failed for good: the ARN of a queue or a topic. */
  deadLetterArn?: string;
}

/** What becomes of `Event` invocations (`AWS::Lambda::EventInvokeConfig`). */
export interface AsynchronousInvocation {
  /** 0 to 2. */
  maximumRetryAttempts: number;
  maximumEventAgeSeconds: number;
  /** ARNs of queues, topics or functions that the outcome is sent to. */
  onSuccess?: string;
  onFailure?: string;
}

/** Lambda: runs deployed bundles. */
export interface LambdaService {
  register(definition: FunctionDefinition): void;
  configureAsynchronousInvocation(functionArn: string, configuration: AsynchronousInvocation): void;
  invoke(
    functionArn: string,
    payload: unknown,
    invocationType?: 'RequestResponse' | 'Event',
  ): Promise<LambdaOutcome>;
}

/** IAM: roles with their policies, and credentials for them. */
export interface IamService {
  registerRole(roleArn: string, roleName: string): void;
  /** Adds a policy document (`{Statement: [...]}`, plain values) to a role. */
  attachPolicy(roleName: string, document: unknown): void;
  /** A policy with an ARN of its own, to be attached to roles. */
  registerManagedPolicy(policyArn: string, document: unknown): void;
  /** Attaches a managed policy of the stack, or one of AWS's whose content is known here. */
  attachManagedPolicy(roleName: string, policyArn: string): void;
  /** Stable credentials of a role on this machine. */
  credentials(roleArn: string): AwsCredentials;
  principal(accessKeyId: string): IamPrincipal | undefined;
}

/** SQS, as other parts use it. */
export interface QueueService {
  send(queueArn: string, body: string): Promise<void>;
}

/** SNS, as other parts use it. */
export interface TopicService {
  publish(topicArn: string, subject: string, message: string): Promise<void>;
}

/** Step Functions, as other parts use it. */
export interface StateMachineService {
  startExecution(stateMachineArn: string, input: unknown, name?: string): Promise<{ executionArn: string }>;
}

/** CloudWatch metrics and the alarms on them. */
export interface MetricsService {
  put(datum: MetricDatum): void;
  /** Shows a line of a log group to the filters that make metrics of such lines. */
  logged(logGroup: string, line: string): void;
  /** Names of the alarms in state ALARM now. */
  alarmsRinging(): string[];
}

/** How long things have waited for the services, which stand still whenever this process does. */
export interface AgeService {
  /** Milliseconds since an instant in which the services ran. */
  ageOf(instant: number): number;
}

/** A batch that an event source mapping is about to give to its function. */
export interface StreamBatch<Item = unknown> {
  shardId: string;
  /** In the order of the stream. */
  records: Item[];
}

/** Faults that a test may cause. Absent in ordinary use. */
export interface Faults {
  /**
   * Gives what a function receives in place of one batch: the same records repeated, cut differently, or with earlier
   * ones among them, as at-least-once delivery permits. The shard's position moves on once all were handled.
   */
  streams?<Item>(batch: StreamBatch<Item>): Item[][];
  /** Fails an invocation: `before` the function runs, or `after` it ran, so that its answer is lost. */
  invocation?(functionName: string): 'before' | 'after' | undefined;
  /** What the API does with a call that a role signs, given its `Authorization`: as if it were away for functions. */
  api?(authorization: string): 'fails' | 'hangs' | undefined;
}

/** Point-in-time recovery of tables. */
export interface RecoveryService {
  /** From now on a table can be restored to each second in which this ran. */
  watch(tableName: string): Promise<void>;
}

/** The local AWS that a stack runs on: its services, filled in as the parts start. */
export interface LocalAws {
  place: Place;
  /** Folder that survives restarts. */
  dataDirectory: string;
  /** The cloud assembly (`cdk.out`) that the template and the bundles come from. */
  assemblyDirectory: string;
  /** Base URL of the front door, e.g. `http://localhost:4000`. */
  baseUrl: string;
  log: Log;
  dynamodb: { endpoint: string; credentials: AwsCredentials };
  iam: IamService;
  lambda: LambdaService;
  queues: QueueService;
  topics: TopicService;
  stateMachines: StateMachineService;
  metrics: MetricsService;
  ages: AgeService;
  /** Absent where only a part of the local AWS runs. */
  recovery?: RecoveryService;
  /** Endpoint variables that every function finds in its environment, e.g. `AWS_ENDPOINT_URL_DYNAMODB`. */
  endpoints: Record<string, string>;
  faults?: Faults;
  /** Registers what must be undone when the stack stops. Called in reverse order. */
  onStop(undo: () => Promise<void> | void): void;
}
