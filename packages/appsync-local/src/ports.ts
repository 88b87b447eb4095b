/** What the runtime needs from its surroundings. The program that embeds it brings these. */

/** A line for the people who watch the API. */
export interface LogEntry {
  level: 'info' | 'error';
  /** `operation`: one GraphQL operation ended. `console`: resolver code logged. `fault`: something broke. */
  kind: 'operation' | 'console' | 'fault';
  message: string;
  /** `Type.field` or the function's name, when resolver code is the origin. */
  resolver?: string;
  /** Milliseconds, for `operation`. */
  durationMs?: number;
}

/** Credentials for signing with SigV4. */
export interface AwsCredentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

/** The caller behind an access key id, as IAM knows it. */
export interface IamPrincipal {
  secretAccessKey: string;
  /** Present for temporary credentials: the request must carry the same token. */
  sessionToken?: string;
  accountId: string;
  /** `arn:aws:sts::<account>:assumed-role/<role>/<session>` or a user's ARN. */
  userArn: string;
  username: string;
  /** Whether the principal's policies allow an action on a resource. Deny unless allowed. */
  allows(action: string, resource: string): boolean;
}

/** What a Lambda function answered. */
export type LambdaOutcome =
  | { ok: true; payload: unknown }
  | {
      ok: false;
      /** `Unhandled`: the function threw or timed out. Otherwise the Lambda API's exception name. */
      error: string;
      errorMessage: string;
      /** The thrown error's name, or `Sandbox.Timedout`. */
      errorType: string | null;
    };

/** One request that a DynamoDB data source made. */
export interface DynamoDbCall {
  /** `GetItem`, `TransactWriteItems` … */
  operation: string;
  /** The input as DynamoDB's API has it. */
  request: Record<string, unknown>;
  durationMs: number;
}

/** One value of a CloudWatch metric. */
export interface Metric {
  namespace: string;
  name: string;
  dimensions: Record<string, string>;
  value: number;
}

/** Surroundings of the runtime. */
export interface Ports {
  /** Where DynamoDB is reached, and the credentials that sign the calls. */
  dynamodb: { endpoint: string; credentials: AwsCredentials };
  /** Runs a Lambda function. `Event` resolves once the invocation is accepted. */
  invokeLambda(
    functionArn: string,
    payload: unknown,
    invocationType: 'RequestResponse' | 'Event',
  ): Promise<LambdaOutcome>;
  /** The issuer and key set of a user pool: `iss` of its tokens, and where its public keys are. */
  userPool(userPoolId: string): { issuer: string; jwksUri: string };
  /** The principal behind an access key, or undefined when there is none. */
  iamPrincipal(accessKeyId: string): IamPrincipal | undefined;
  /** Credentials of a data source's role, for signing HTTP data source calls. */
  roleCredentials(roleArn: string): AwsCredentials;
  log(entry: LogEntry): void;
  /** Takes what the API counts for CloudWatch. */
  putMetric?(datum: Metric): void;
  /** Takes a line of a CloudWatch log group, for what counts such lines. */
  putLogLine?(logGroup: string, line: string): void;
  /** Called for every DynamoDB request once it is answered, for working out consumed units. */
  onDynamoDbCall?(call: DynamoDbCall): void;
}
