import { RemovalPolicy, type Duration } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { bundleLambdaFunction } from '../bundle';
import { accept, acceptLogsPolicy } from '../checks/exceptions';
import type { Settings } from '../settings';

/** What a function needs beyond its code. */
export interface BundledFunctionProps {
  settings: Settings;
  /** Folder below `functions/`. */
  name: string;
  description: string;
  environment: Record<string, string>;
  timeout: Duration;
  /** MiB. */
  memorySize?: number;
  /** Environments that are kept for it, and the most that it may have. Absent: what the account has for all. */
  concurrency?: number;
  /** How often an event is tried again that the function failed on; absent: twice, as Lambda does. */
  retryAttempts?: number;
}

/** A Lambda function from `functions/<name>/index.ts`, with a log group of its own. */
export class BundledFunction extends lambda.Function {
  constructor(scope: Construct, id: string, props: BundledFunctionProps) {
    super(scope, id, {
      description: props.description,
      code: lambda.Code.fromAsset(bundleLambdaFunction(props.name)),
      handler: 'index.handler',
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.ARM_64,
      environment: { NODE_OPTIONS: '--enable-source-maps', ...props.environment },
      timeout: props.timeout,
      memorySize: props.memorySize ?? 256,
      reservedConcurrentExecutions: props.concurrency,
      retryAttempts: props.retryAttempts,
      tracing: lambda.Tracing.ACTIVE,
      logGroup: new logs.LogGroup(scope, `${id}Logs`, {
        retention: props.settings.logRetention,
        removalPolicy: RemovalPolicy.DESTROY,
      }),
    });
    acceptLogsPolicy(this);
    accept(
      this,
      'nag:IAM5[Resource::*]',
      'X-Ray takes traces, DynamoDB lists streams and CloudWatch gives metrics without a resource: test/infra/checks.test.ts allows nothing else.',
    );
  }
}
