import { found, foundAtDeployment, soundFunction, withProperties, type Resources } from './support';

const resolver = (more: object) => ({
  Type: 'AWS::AppSync::Resolver',
  Properties: {
    ApiId: 'x',
    TypeName: 'Query',
    FieldName: 'a',
    Kind: 'UNIT',
    DataSourceName: 'none',
    ...more,
  },
});
const api = (more: object) => ({
  Type: 'AWS::AppSync::GraphQLApi',
  Properties: { Name: 'shop', AuthenticationType: 'API_KEY', ...more },
});
const worker = (changes: Record<string, unknown>): Resources => ({
  Worker: withProperties(soundFunction, changes),
});
const many = (count: number, item: (index: number) => unknown) =>
  Array.from({ length: count }, (_, index) => item(index));
const statement = {
  Effect: 'Allow',
  Action: 'sqs:SendMessage',
  Resource: 'arn:aws:sqs:us-east-1:123456789012:some-queue-of-the-shop',
};
const mapping = (BatchSize: number): Resources[string] => ({
  Type: 'AWS::Lambda::EventSourceMapping',
  Properties: {
    EventSourceArn: { 'Fn::GetAtt': ['Queue', 'Arn'] },
    FunctionName: { Ref: 'Worker' },
    BatchSize,
  },
});
const queue = (more: object = {}) => ({
  Type: 'AWS::SQS::Queue',
  Properties: { VisibilityTimeout: 60, ...more },
});
const runtime = { Name: 'APPSYNC_JS', RuntimeVersion: '1.0.0' };

test.each<[string, Resources, string]>([
  [
    'resolver code',
    { R: resolver({ Runtime: runtime, Code: 'x'.repeat(32_769) }) },
    'R (AWS::AppSync::Resolver), Properties.Code: has 32769 bytes, and 32768 are allowed.',
  ],
  ['code without a runtime', { R: resolver({ Code: 'x' }) }, 'Properties.Runtime: is required with code.'],
  [
    'a pipeline',
    {
      R: resolver({
        Kind: 'PIPELINE',
        DataSourceName: undefined,
        PipelineConfig: { Functions: many(11, String) },
      }),
    },
    'Properties.PipelineConfig.Functions: has 11 functions, and 10 are allowed.',
  ],
  [
    'a schema',
    {
      S: {
        Type: 'AWS::AppSync::GraphQLSchema',
        Properties: { ApiId: 'x', Definition: ' '.repeat(1_048_577) },
      },
    },
    'has 1048577 bytes',
  ],
  [
    'variables of an API',
    {
      Api: api({
        EnvironmentVariables: Object.fromEntries(
          many(51, (n) => [`V${String(n)}`, 'x']) as [string, string][],
        ),
      }),
    },
    'has 51 variables',
  ],
  [
    'a long variable of an API',
    { Api: api({ EnvironmentVariables: { LONG: 'x'.repeat(513) } }) },
    'EnvironmentVariables.LONG: has 513 characters',
  ],
  [
    'the depth of queries',
    { Api: api({ QueryDepthLimit: 76 }) },
    'Properties.QueryDepthLimit: is 76, and must be 0 to 75',
  ],
  [
    'a visibility that there is not',
    { Api: api({ Visibility: 'SECRET' }) },
    'Properties.Visibility: is SECRET, and must be one of GLOBAL, PRIVATE',
  ],
  [
    'an API key',
    { Key: { Type: 'AWS::AppSync::ApiKey', Properties: { ApiId: 'x', Expires: 1_900_000_000 } } },
    'Properties.Expires: is 1208 days away',
  ],
  [
    'a function behind AppSync that takes longer than a request',
    {
      ...worker({ Timeout: 31 }),
      Source: {
        Type: 'AWS::AppSync::DataSource',
        Properties: {
          ApiId: 'x',
          Name: 'worker',
          Type: 'AWS_LAMBDA',
          LambdaConfig: { LambdaFunctionArn: { 'Fn::GetAtt': ['Worker', 'Arn'] } },
        },
      },
    },
    'AppSync waits 30 seconds, and Worker may take 31.',
  ],
  [
    'variables of a function',
    worker({ Environment: { Variables: { LONG: 'x'.repeat(4096) } } }),
    'Properties.Environment.Variables: has 4100 bytes',
  ],
  [
    'a reserved variable',
    worker({ Environment: { Variables: { AWS_REGION: 'x' } } }),
    'Environment.Variables.AWS_REGION: is reserved by Lambda.',
  ],
  ['a time-out', worker({ Timeout: 901 }), 'Properties.Timeout: is 901, and must be 1 to 900'],
  ['memory', worker({ MemorySize: 64 }), 'Properties.MemorySize: is 64'],
  ['layers', worker({ Layers: many(6, String) }), 'has 6 layers'],
  [
    'messages that come again while they are worked on',
    { ...worker({ Timeout: 90 }), Queue: queue(), M: mapping(5) },
    'M (AWS::Lambda::EventSourceMapping), Properties.EventSourceArn: messages of Queue are hidden for 60 seconds, and the function may take 90',
  ],
  [
    'a batch of a queue',
    { ...worker({}), Queue: queue(), M: mapping(11) },
    'Properties.BatchSize: is more than 10',
  ],
  [
    'inline policies of a role together',
    {
      Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: {} } },
      ...Object.fromEntries(
        ['A', 'B'].map((id) => [
          id,
          {
            Type: 'AWS::IAM::Policy',
            Properties: {
              PolicyName: id,
              Roles: [{ Ref: 'Role' }],
              PolicyDocument: { Statement: many(50, () => statement) },
            },
          },
        ]),
      ),
    },
    'Role (AWS::IAM::Role): has ',
  ],
  [
    'a managed policy',
    {
      P: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: { PolicyDocument: { Statement: many(60, () => statement) } },
      },
    },
    'and 6144 are allowed',
  ],
  [
    'a key without its definition',
    {
      T: {
        Type: 'AWS::DynamoDB::Table',
        Properties: {
          BillingMode: 'PAY_PER_REQUEST',
          KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
          AttributeDefinitions: [],
        },
      },
    },
    'Properties.AttributeDefinitions: has no id, which is a key.',
  ],
  [
    'a FIFO queue without the end of its name',
    { Q: queue({ FifoQueue: true, QueueName: 'jobs' }) },
    'must end with .fifo',
  ],
  ['a long name', { Q: queue({ QueueName: 'x'.repeat(81) }) }, 'Properties.QueueName: has 81 characters'],
  [
    'capacity of a web ACL',
    {
      Acl: {
        Type: 'AWS::WAFv2::WebACL',
        Properties: {
          Scope: 'REGIONAL',
          DefaultAction: { Allow: {} },
          VisibilityConfig: { CloudWatchMetricsEnabled: true, MetricName: 'x', SampledRequestsEnabled: true },
          Rules: many(8, (index) => ({
            Name: `r${String(index)}`,
            Priority: index,
            OverrideAction: { None: {} },
            Statement: {
              ManagedRuleGroupStatement: { VendorName: 'AWS', Name: 'AWSManagedRulesCommonRuleSet' },
            },
            VisibilityConfig: {
              CloudWatchMetricsEnabled: true,
              MetricName: 'x',
              SampledRequestsEnabled: true,
            },
          })),
        },
      },
    },
    'has 5600 capacity units',
  ],
  [
    'widgets',
    {
      D: {
        Type: 'AWS::CloudWatch::Dashboard',
        Properties: { DashboardBody: JSON.stringify({ widgets: many(501, () => ({})) }) },
      },
    },
    'has 501 widgets',
  ],
  [
    'a state machine',
    {
      M: {
        Type: 'AWS::StepFunctions::StateMachine',
        Properties: { RoleArn: 'x', DefinitionString: ' '.repeat(1_048_577) },
      },
    },
    'M (AWS::StepFunctions::StateMachine), Properties.DefinitionString: has 1048577 bytes',
  ],
  [
    'code of a CloudFront function',
    {
      F: {
        Type: 'AWS::CloudFront::Function',
        Properties: {
          Name: 'f',
          AutoPublish: true,
          FunctionCode: 'x'.repeat(10_241),
          FunctionConfig: { Comment: '', Runtime: 'cloudfront-js-2.0' },
        },
      },
    },
    'has 10241 bytes',
  ],
  [
    'actions of an alarm',
    {
      A: {
        Type: 'AWS::CloudWatch::Alarm',
        Properties: {
          ComparisonOperator: 'GreaterThanThreshold',
          EvaluationPeriods: 1,
          Period: 60,
          AlarmActions: many(6, String),
        },
      },
    },
    'has 6 actions',
  ],
])('too much is found: %s', (_, resources, message) => {
  const lines = found(resources);
  expect(lines).toContainEqual(expect.stringContaining(message));
  expect(lines.every((line) => line.endsWith('[limits]'))).toBe(true);
});

test('too much of a template is found', () => {
  const resources = Object.fromEntries(
    many(501, (index) => [`Q${String(index)}`, { Type: 'AWS::SQS::Queue' }]) as [string, Resources[string]][],
  );
  const Outputs = Object.fromEntries(
    many(201, (index) => [`O${String(index)}`, { Value: 'x' }]) as [string, object][],
  );
  expect(found(resources, { Outputs })).toEqual([
    'stack Shop, Resources: has 501 resources, and 500 are allowed. Split the stack. [limits]',
    'stack Shop, Outputs: has 201 outputs, and 200 are allowed. Remove some. [limits]',
  ]);
});

test('a runtime that has ended is found, and one that soon will', () => {
  expect(foundAtDeployment(worker({ Runtime: 'nodejs20.x' }))).toEqual([
    "Worker (AWS::Lambda::Function), Properties.Runtime: Lambda's support of nodejs20.x ended on 2026-04-30, and refuses updates from 2026-09-30. Move the function to nodejs24.x. [runtimes]",
  ]);
  expect(foundAtDeployment(worker({ Runtime: 'nodejs21.x' }))).toEqual([
    expect.stringContaining('Add it to RUNTIME_ENDS'),
  ]);
  expect(foundAtDeployment(worker({}))).toEqual([]);
});

test('what CloudFront takes from one region only is found elsewhere', () => {
  const Acl = { Type: 'AWS::WAFv2::WebACL', Properties: { Scope: 'CLOUDFRONT' } };
  expect(foundAtDeployment({ Acl }, 'eu-central-1')).toEqual([
    expect.stringMatching(
      /^Acl \(AWS::WAFv2::WebACL\): CloudFront takes this from us-east-1 only, and the stack goes to eu-central-1\./,
    ),
  ]);
  expect(foundAtDeployment({ Acl }, 'us-east-1')).toEqual([]);
});
