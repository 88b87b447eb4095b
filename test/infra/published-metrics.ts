/** Metrics that a service publishes, with the sets of dimensions under which it does. */
interface Published {
  source: string;
  metrics: readonly string[];
  dimensions: readonly (readonly string[])[];
}

const appsync = 'AWS AppSync developer guide, "Using CloudWatch to monitor and log GraphQL API data"';

/** What the alarms and the dashboard may name. A name that no service publishes is a graph without a line. */
export const PUBLISHED: Readonly<Record<string, Published>> = {
  'AWS/AppSync': {
    source: appsync,
    metrics: [
      ...['4XXError', '5XXError', 'Latency', 'Requests', 'TokensConsumed'],
      ...['ConnectRequests', 'ConnectSuccess', 'ConnectClientError', 'ConnectServerError'],
      ...['SubscribeSuccess', 'SubscribeClientError', 'SubscribeServerError'],
      ...['ActiveConnections', 'ActiveSubscriptions', 'ConnectionDuration', 'OutboundMessages'],
      ...['InboundMessageSuccess', 'InboundMessageError', 'InboundMessageFailure'],
      ...['InboundMessageDelayed', 'InboundMessageDropped'],
    ],
    dimensions: [['GraphQLAPIId']],
  },
  'AWS/CertificateManager': {
    source: 'AWS Certificate Manager user guide, "Supported CloudWatch metrics"',
    metrics: ['DaysToExpiry'],
    dimensions: [['CertificateArn']],
  },
  'AWS/Cognito': {
    source: 'Amazon Cognito developer guide, "User pool metrics in CloudWatch"',
    metrics: ['SignUp', 'SignIn', 'TokenRefresh'].flatMap((kind) => [`${kind}Successes`, `${kind}Throttles`]),
    dimensions: [['UserPool', 'UserPoolClient']],
  },
  'AWS/DynamoDB': {
    source: 'Amazon DynamoDB developer guide, "DynamoDB metrics and dimensions"',
    metrics: [
      ...['ReadThrottleEvents', 'WriteThrottleEvents'],
      ...['ConsumedReadCapacityUnits', 'ConsumedWriteCapacityUnits'],
    ],
    dimensions: [['TableName'], ['TableName', 'GlobalSecondaryIndexName']],
  },
  'AWS/Events': {
    source: 'Amazon EventBridge user guide, "Monitoring Amazon EventBridge"',
    metrics: ['FailedInvocations', 'Invocations', 'TriggeredRules', 'ThrottledRules'],
    dimensions: [['RuleName']],
  },
  'AWS/Lambda': {
    source: 'AWS Lambda developer guide, "Using CloudWatch metrics with Lambda"',
    metrics: ['Invocations', 'Errors', 'Throttles', 'Duration', 'IteratorAge', 'ConcurrentExecutions'],
    dimensions: [[], ['FunctionName']],
  },
  'AWS/SQS': {
    source: 'Amazon SQS developer guide, "Available CloudWatch metrics for Amazon SQS"',
    metrics: ['ApproximateNumberOfMessagesVisible', 'ApproximateAgeOfOldestMessage'],
    dimensions: [['QueueName']],
  },
  'AWS/States': {
    source: 'AWS Step Functions developer guide, "Monitoring Step Functions metrics"',
    metrics: ['ExecutionsFailed', 'ExecutionsSucceeded', 'ExecutionsTimedOut', 'ExecutionThrottled'],
    dimensions: [['StateMachineArn']],
  },
  'AWS/WAFV2': {
    source: 'AWS WAF developer guide, "AWS WAF metrics and dimensions"',
    metrics: ['AllowedRequests', 'BlockedRequests', 'CountedRequests'],
    dimensions: [
      ['WebACL', 'Rule', 'Region'],
      ['WebACL', 'Rule'],
    ],
  },
};

/** Statistics that mean something of metrics for which another one misleads. */
export const STATISTICS: Readonly<Record<string, readonly string[]>> = {
  ActiveConnections: ['Sum'],
  ActiveSubscriptions: ['Sum'],
  OutboundMessages: ['Sum'],
  '5XXError': ['Sum'],
  '4XXError': ['Sum'],
  IteratorAge: ['Maximum'],
  ApproximateAgeOfOldestMessage: ['Maximum'],
  ApproximateNumberOfMessagesVisible: ['Maximum'],
};
