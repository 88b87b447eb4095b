/**
 * What the AWS managed policies that a stack may attach come to here ("AWS managed policy reference"). Those for logs,
 * traces and networks grant nothing that this machine guards.
 */
const DOCUMENTS: Record<string, unknown> = {
  'service-role/AWSLambdaBasicExecutionRole': logs(),
  'service-role/AWSLambdaVPCAccessExecutionRole': logs(),
  'service-role/AWSAppSyncPushToCloudWatchLogs': logs(),
  AWSXRayDaemonWriteAccess: allow(['xray:PutTraceSegments', 'xray:PutTelemetryRecords']),
  'service-role/AWSLambdaDynamoDBExecutionRole': allow([
    'dynamodb:DescribeStream',
    'dynamodb:GetRecords',
    'dynamodb:GetShardIterator',
    'dynamodb:ListStreams',
  ]),
  'service-role/AWSLambdaSQSQueueExecutionRole': allow([
    'sqs:ReceiveMessage',
    'sqs:DeleteMessage',
    'sqs:GetQueueAttributes',
  ]),
};

/** The document of an AWS managed policy, or undefined when it is not known here. */
export function awsManagedPolicy(arn: string): unknown {
  return DOCUMENTS[arn.replace(/^arn:[^:]*:iam::aws:policy\//, '')];
}

function logs(): unknown {
  return allow(['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents']);
}

function allow(actions: string[]): unknown {
  return { Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }] };
}
