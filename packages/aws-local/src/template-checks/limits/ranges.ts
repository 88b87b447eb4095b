/** Numbers and choices that services take, which CloudFormation's schemas do not say. */
export interface Range {
  type: string;
  /** Below `Properties`, with dots. */
  property: string;
  min?: number;
  max?: number;
  choices?: string[];
  /** The page that says it. */
  source: string;
}

const range = (type: string, property: string, min: number, max: number, source: string): Range => ({
  type,
  property,
  min,
  max,
  source,
});

const FUNCTION = 'AWS::Lambda::Function';
const MAPPING = 'AWS::Lambda::EventSourceMapping';
const API = 'AWS::AppSync::GraphQLApi';
const QUEUE = 'AWS::SQS::Queue';
const ALARM = 'AWS::CloudWatch::Alarm';
const CREATE_FUNCTION = 'Lambda API reference, CreateFunction';
const CREATE_MAPPING = 'Lambda API reference, CreateEventSourceMapping';
const CREATE_API = 'AppSync API reference, CreateGraphqlApi';
const CREATE_QUEUE = 'SQS API reference, CreateQueue';

export const RANGES: readonly Range[] = [
  range(FUNCTION, 'Timeout', 1, 900, CREATE_FUNCTION),
  range(FUNCTION, 'MemorySize', 128, 10_240, CREATE_FUNCTION),
  range(FUNCTION, 'EphemeralStorage.Size', 512, 10_240, CREATE_FUNCTION),
  range(MAPPING, 'BatchSize', 1, 10_000, CREATE_MAPPING),
  range(MAPPING, 'MaximumBatchingWindowInSeconds', 0, 300, CREATE_MAPPING),
  range(MAPPING, 'MaximumRecordAgeInSeconds', -1, 604_800, CREATE_MAPPING),
  range(MAPPING, 'MaximumRetryAttempts', -1, 10_000, CREATE_MAPPING),
  range(MAPPING, 'ParallelizationFactor', 1, 10, CREATE_MAPPING),
  range(MAPPING, 'TumblingWindowInSeconds', 0, 900, CREATE_MAPPING),
  range(MAPPING, 'ScalingConfig.MaximumConcurrency', 2, 1000, CREATE_MAPPING),
  range(
    'AWS::Lambda::EventInvokeConfig',
    'MaximumRetryAttempts',
    0,
    2,
    'Lambda API reference, PutFunctionEventInvokeConfig',
  ),
  range(
    'AWS::Lambda::EventInvokeConfig',
    'MaximumEventAgeInSeconds',
    60,
    21_600,
    'Lambda API reference, PutFunctionEventInvokeConfig',
  ),
  range(API, 'QueryDepthLimit', 0, 75, CREATE_API),
  range(API, 'ResolverCountLimit', 0, 10_000, CREATE_API),
  {
    type: API,
    property: 'AuthenticationType',
    choices: ['API_KEY', 'AWS_IAM', 'AMAZON_COGNITO_USER_POOLS', 'OPENID_CONNECT', 'AWS_LAMBDA'],
    source: CREATE_API,
  },
  { type: API, property: 'Visibility', choices: ['GLOBAL', 'PRIVATE'], source: CREATE_API },
  { type: API, property: 'IntrospectionConfig', choices: ['ENABLED', 'DISABLED'], source: CREATE_API },
  { type: API, property: 'ApiType', choices: ['GRAPHQL', 'MERGED'], source: CREATE_API },
  {
    type: API,
    property: 'LogConfig.FieldLogLevel',
    choices: ['NONE', 'ERROR', 'ALL', 'INFO', 'DEBUG'],
    source: 'AppSync API reference, LogConfig',
  },
  {
    type: 'AWS::AppSync::DataSource',
    property: 'Type',
    choices: [
      'AWS_LAMBDA',
      'AMAZON_DYNAMODB',
      'AMAZON_ELASTICSEARCH',
      'AMAZON_OPENSEARCH_SERVICE',
      'AMAZON_EVENTBRIDGE',
      'AMAZON_BEDROCK_RUNTIME',
      'NONE',
      'HTTP',
      'RELATIONAL_DATABASE',
    ],
    source: 'AppSync API reference, CreateDataSource',
  },
  {
    type: 'AWS::AppSync::Resolver',
    property: 'Kind',
    choices: ['UNIT', 'PIPELINE'],
    source: 'AppSync API reference, CreateResolver',
  },
  range('AWS::AppSync::Resolver', 'MaxBatchSize', 0, 2000, 'AppSync API reference, CreateResolver'),
  range(
    'AWS::AppSync::FunctionConfiguration',
    'MaxBatchSize',
    0,
    2000,
    'AppSync API reference, CreateFunction',
  ),
  range(QUEUE, 'VisibilityTimeout', 0, 43_200, CREATE_QUEUE),
  range(QUEUE, 'MessageRetentionPeriod', 60, 1_209_600, CREATE_QUEUE),
  range(QUEUE, 'DelaySeconds', 0, 900, CREATE_QUEUE),
  range(QUEUE, 'MaximumMessageSize', 1024, 1_048_576, CREATE_QUEUE),
  range(QUEUE, 'ReceiveMessageWaitTimeSeconds', 0, 20, CREATE_QUEUE),
  range(QUEUE, 'RedrivePolicy.maxReceiveCount', 1, 1000, CREATE_QUEUE),
  range(
    'AWS::ApiGatewayV2::Integration',
    'TimeoutInMillis',
    50,
    30_000,
    'API Gateway developer guide, Quotas for HTTP APIs',
  ),
  range(
    'AWS::Cognito::UserPool',
    'Policies.PasswordPolicy.MinimumLength',
    6,
    99,
    'Cognito API reference, PasswordPolicyType',
  ),
  range(
    'AWS::Cognito::UserPool',
    'Policies.PasswordPolicy.TemporaryPasswordValidityDays',
    0,
    365,
    'Cognito API reference, PasswordPolicyType',
  ),
  range(
    'AWS::Events::Rule',
    'Targets.RetryPolicy.MaximumRetryAttempts',
    0,
    185,
    'EventBridge API reference, RetryPolicy',
  ),
  range(ALARM, 'EvaluationPeriods', 1, 86_400, 'CloudWatch API reference, PutMetricAlarm'),
  range('AWS::WAFv2::WebACL', 'Rules.Priority', 0, 2_147_483_647, 'WAF API reference, Rule'),
  range(
    'AWS::WAFv2::WebACL',
    'Rules.Statement.RateBasedStatement.Limit',
    10,
    2_000_000_000,
    'WAF API reference, RateBasedStatement',
  ),
  {
    type: 'AWS::WAFv2::WebACL',
    property: 'Scope',
    choices: ['CLOUDFRONT', 'REGIONAL'],
    source: 'WAF API reference, CreateWebACL',
  },
  range(
    'AWS::SecretsManager::Secret',
    'GenerateSecretString.PasswordLength',
    1,
    4096,
    'Secrets Manager API reference, GetRandomPassword',
  ),
];
