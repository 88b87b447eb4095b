import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Iam } from '../../src/iam/iam';
import { Lambda } from '../../src/lambda/lambda';
import type { FunctionDefinition, LocalAws, MetricDatum } from '../../src/contract';

/** A local AWS for tests: real functions and roles, and records of what it was asked to do otherwise. */
export interface TestAws {
  aws: LocalAws;
  lambda: Lambda;
  /** `source: message` of every log line. */
  lines: string[];
  metrics: MetricDatum[];
  /** Bodies sent to queues, by ARN. */
  sent: { arn: string; body: unknown }[];
  stop(): Promise<void>;
}

export function testAws(options: { retryPauses?: number[] } = {}): TestAws {
  const dataDirectory = temporaryDirectory();
  const lines: string[] = [];
  const metrics: MetricDatum[] = [];
  const sent: { arn: string; body: unknown }[] = [];
  const undo: (() => Promise<void> | void)[] = [];
  const place = { region: 'eu-central-1', accountId: '123456789012', stackName: 'Sample' };
  const record = (arn: string, body: string): Promise<void> => {
    sent.push({ arn, body: JSON.parse(body) as unknown });
    return Promise.resolve();
  };
  const unused = (): never => {
    throw new Error('not part of this test');
  };
  const aws: LocalAws = {
    place,
    dataDirectory,
    assemblyDirectory: dataDirectory,
    baseUrl: 'http://localhost:4000',
    log: (_, source, message) => lines.push(`${source}: ${message}`),
    dynamodb: { endpoint: '', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } },
    iam: new Iam(place.accountId, dataDirectory),
    lambda: { register: unused, configureAsynchronousInvocation: unused, invoke: unused },
    queues: { send: record },
    topics: { publish: (arn, _, message) => record(arn, message) },
    stateMachines: { startExecution: unused },
    metrics: {
      put: (datum) => metrics.push(datum),
      logged: () => undefined,
      alarmsRinging: () => [],
    },
    ages: { ageOf: (instant) => Date.now() - instant },
    endpoints: { AWS_ENDPOINT_URL_DYNAMODB: 'http://localhost:1' },
    onStop: (action) => undo.push(action),
  };
  const lambda = new Lambda(aws, options.retryPauses);
  aws.lambda = lambda;
  return {
    aws,
    lambda,
    lines,
    metrics,
    sent,
    stop: async () => {
      for (const action of undo.reverse()) await action();
      await lambda.stop();
    },
  };
}

/** A function whose bundle is the given source text (CommonJS). */
export function sourceFunction(
  name: string,
  source: string,
  more: Partial<FunctionDefinition> = {},
): FunctionDefinition {
  const codeDirectory = temporaryDirectory();
  fs.writeFileSync(path.join(codeDirectory, 'index.js'), source);
  return {
    functionArn: `arn:aws:lambda:eu-central-1:123456789012:function:${name}`,
    functionName: name,
    codeDirectory,
    runtime: 'nodejs24.x',
    handler: 'index.handler',
    environment: {},
    roleArn: `arn:aws:iam::123456789012:role/${name}`,
    timeoutSeconds: 3,
    memoryMb: 128,
    logGroup: `/aws/lambda/${name}`,
    ...more,
  };
}

const temporary: string[] = [];
afterAll(() => {
  for (const directory of temporary) fs.rmSync(directory, { recursive: true, force: true });
});

/** A folder that is removed after the last test of the file. */
export function temporaryDirectory(): string {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'hustings-'));
  temporary.push(directory);
  return directory;
}

/** Waits until a condition holds, for a few seconds at most. */
export async function until(condition: () => boolean, milliseconds = 8000): Promise<void> {
  const deadline = Date.now() + milliseconds;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error('it never came true');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
