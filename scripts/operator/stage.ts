import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { OPERATOR_FILE } from '../../local/start/operator';
import type { Target } from './target';

/** A stage, and the services that an operator's commands ask there. */
export interface OperatedStage extends Target {
  sqs: SQSClient;
  streams: DynamoDBStreamsClient;
  lambda: LambdaClient;
  secrets: SecretsManagerClient;
  /** Point-in-time recovery: DynamoDB's own, and of a local stack a service beside its database. */
  recovery: DynamoDBClient;
  /** An output of its stack. @throws Error for one that it has not. */
  output(name: string): string;
  isLocal: boolean;
}

/** A deployed stage, with your AWS credentials. */
export async function deployedStage(stage: string, region: string | undefined): Promise<OperatedStage> {
  const StackName = `Hustings-${stage}`;
  const cloudFormation = new CloudFormationClient({ region });
  const { Stacks = [] } = await cloudFormation.send(new DescribeStacksCommand({ StackName }));
  const outputs = new Map(Stacks[0]?.Outputs?.map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]));
  const output = outputOf(StackName, (name) => outputs.get(name));
  return {
    sqs: new SQSClient({ region }),
    streams: new DynamoDBStreamsClient({ region }),
    lambda: new LambdaClient({ region }),
    secrets: new SecretsManagerClient({ region }),
    client: new DynamoDBClient({ region }),
    recovery: new DynamoDBClient({ region }),
    tableName: output('TableName'),
    output,
    isLocal: false,
  };
}

interface LocalStack {
  dataDirectory: string;
  tableName: string;
  servicesEndpoint: string;
  dynamodbEndpoint: string;
  outputs: Record<string, string>;
}

/** The stack that `npm start -- --port` runs. @throws Error if none does. */
export async function startedStage(port: number): Promise<OperatedStage> {
  const answer = await fetch(`http://localhost:${port}/_local/stack.json`).catch(() => undefined);
  if (!answer?.ok)
    throw new Error(`No stack listens on port ${port}: start it with npm start, or name a --stage.`);
  const stack = (await answer.json()) as LocalStack;
  const credentials = JSON.parse(readFileSync(path.join(stack.dataDirectory, OPERATOR_FILE), 'utf8')) as {
    accessKeyId: string;
    secretAccessKey: string;
    sessionToken: string;
  };
  const services = { region: 'us-east-1', endpoint: stack.servicesEndpoint, credentials };
  const database = {
    region: 'us-east-1',
    endpoint: stack.dynamodbEndpoint,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  };
  return {
    sqs: new SQSClient(services),
    lambda: new LambdaClient(services),
    secrets: new SecretsManagerClient(services),
    recovery: new DynamoDBClient(services),
    streams: new DynamoDBStreamsClient(database),
    client: new DynamoDBClient(database),
    tableName: stack.tableName,
    output: outputOf('The local stack', (name) => stack.outputs[name]),
    isLocal: true,
  };
}

function outputOf(stack: string, find: (name: string) => string | undefined): OperatedStage['output'] {
  return (name) => {
    const value = find(name);
    if (value === undefined) throw new Error(`${stack} has no output ${name}: deploy it once more.`);
    return value;
  };
}
