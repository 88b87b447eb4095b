import { templateOf } from '../../src/template';
import { checkTemplates, describeFinding } from '../../src/template-checks';
import { found, foundAtDeployment, soundFunction, withProperties, type Resources } from './support';

const queue = (QueueName: unknown, more: object = {}) => ({
  Type: 'AWS::SQS::Queue',
  Properties: { QueueName },
  ...more,
});
const group = (LogGroupName: unknown, more: object = {}) => ({
  Type: 'AWS::Logs::LogGroup',
  Properties: { LogGroupName, RetentionInDays: 7 },
  ...more,
});
const api = (more: object = {}) => ({
  Type: 'AWS::AppSync::GraphQLApi',
  Properties: { Name: 'shop', AuthenticationType: 'API_KEY', ...more },
});
const apiGroup = { 'Fn::Join': ['', ['/aws/appsync/apis/', { 'Fn::GetAtt': ['Api', 'ApiId'] }]] };
const role = (more: object = {}) => ({
  Type: 'AWS::IAM::Role',
  Properties: { AssumeRolePolicyDocument: {}, ...more },
});
const policy = (DependsOn: string[]) => ({
  Type: 'AWS::IAM::Policy',
  Properties: { PolicyName: 'logs', PolicyDocument: {}, Roles: [{ Ref: 'Role' }] },
  DependsOn,
});
const logConfig = {
  LogConfig: { FieldLogLevel: 'ERROR', CloudWatchLogsRoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] } },
};

test.each<[string, Resources, string]>([
  [
    'a name',
    { A: queue('jobs'), B: queue('jobs') },
    'B (AWS::SQS::Queue), Properties.QueueName: jobs is made by A (AWS::SQS::Queue), Properties.QueueName as well.',
  ],
  ['a name in another case', { A: queue('jobs'), B: queue('Jobs') }, 'Jobs is made by A'],
  [
    'a name that is put together',
    {
      A: queue({ 'Fn::Sub': '${AWS::StackName}-jobs' }),
      B: queue({ 'Fn::Join': ['-', [{ Ref: 'AWS::StackName' }, 'jobs']] }),
    },
    'Shop-jobs is made by A',
  ],
  [
    'a log group that a custom resource makes',
    {
      Api: api(),
      Logs: group({ 'Fn::Sub': '/aws/appsync/apis/${Api.ApiId}' }),
      Retention: { Type: 'Custom::LogRetention', Properties: { LogGroupName: apiGroup, RetentionInDays: 7 } },
    },
    'Retention (Custom::LogRetention), Properties.LogGroupName: AWS::Logs::LogGroup, /aws/appsync/apis/${Shop.Api.ApiId} is made by Logs (AWS::Logs::LogGroup)',
  ],
  [
    'a resolver of a field',
    Object.fromEntries(
      ['A', 'B'].map((id) => [
        id,
        { Type: 'AWS::AppSync::Resolver', Properties: { ApiId: 'x', TypeName: 'Query', FieldName: 'a' } },
      ]),
    ),
    'x, Query, a is made by A',
  ],
  [
    'a policy of a queue, of which only the last is left',
    {
      Q: { Type: 'AWS::SQS::Queue' },
      ...Object.fromEntries(
        ['A', 'B'].map((id) => [
          id,
          { Type: 'AWS::SQS::QueuePolicy', Properties: { PolicyDocument: {}, Queues: [{ Ref: 'Q' }] } },
        ]),
      ),
    },
    'B (AWS::SQS::QueuePolicy), Properties.Queues',
  ],
  [
    'files of a bucket that two deployments empty of each other’s',
    Object.fromEntries(
      ['A', 'B'].map((id) => [
        id,
        {
          Type: 'Custom::CDKBucketDeployment',
          Properties: { DestinationBucketName: 'files', ServiceToken: 'x' },
        },
      ]),
    ),
    'files of a bucket, files is made by A',
  ],
])('%s, used twice, is found', (_, resources, message) => {
  expect(found(resources)).toEqual([expect.stringContaining(message)]);
});

test('names of resources that exclude each other are fine', () => {
  const Conditions = { Small: { 'Fn::Equals': ['a', 'b'] }, Large: { 'Fn::Not': [{ Condition: 'Small' }] } };
  const resources = { A: queue('jobs', { Condition: 'Small' }), B: queue('jobs', { Condition: 'Large' }) };
  expect(found(resources, { Conditions })).toEqual([]);
});

test('names are found in two stacks of one account, exports too', () => {
  const stack = (name: string) =>
    templateOf(name, {
      Resources: { A: queue('jobs') },
      Outputs: { Url: { Value: 'x', Export: { Name: 'jobs-url' } } },
    });
  expect(checkTemplates([stack('Shop'), stack('Store')]).map(describeFinding)).toEqual([
    expect.stringMatching(/^A \(AWS::SQS::Queue\).* jobs is made by A .* of stack Shop as well/),
    expect.stringMatching(
      /^stack Store, Outputs\.Url\.Export\.Name: jobs-url is exported by Url of stack Shop/,
    ),
  ]);
});

describe('A log group that a service makes as well', () => {
  const logs = group(apiGroup);

  it.each<[string, Resources, string]>([
    [
      'AppSync’s, whose role may log from the beginning',
      { Api: api(logConfig), Logs: logs, Role: role({ ManagedPolicyArns: ['arn:aws:iam::aws:policy/x'] }) },
      'Role has ManagedPolicyArns',
    ],
    [
      'AppSync’s, whose role gets its rights too early',
      { Api: api(logConfig), Logs: logs, Role: role(), Rights: policy(['Api']) },
      'Rights does not wait',
    ],
    [
      'Lambda’s, of a function that may run before',
      { Worker: soundFunction, Logs: group({ 'Fn::Sub': '/aws/lambda/${Worker}' }) },
      'function Worker makes this group too',
    ],
  ])('is found: %s', (_, resources, message) => {
    expect(found(resources)).toEqual([expect.stringContaining(message)]);
    expect(found(resources)[0]).toMatch(
      /^Logs \(AWS::Logs::LogGroup\), Properties\.LogGroupName: .*\[log-groups\]$/,
    );
  });

  it('is fine where it is there before', () => {
    expect(found({ Api: api(logConfig), Logs: logs, Role: role(), Rights: policy(['Logs']) })).toEqual([]);
    expect(
      found({
        Worker: { ...withProperties(soundFunction, { FunctionName: 'worker' }), DependsOn: ['Logs'] },
        Logs: group('/aws/lambda/worker'),
      }),
    ).toEqual([]);
    expect(
      found({
        Worker: withProperties(soundFunction, { LoggingConfig: { LogGroup: { Ref: 'Logs' } } }),
        Logs: group('/shop/worker'),
      }),
    ).toEqual([]);
  });
});

test('a fixed name of something that outlives its stack is found', () => {
  const Secret = {
    Type: 'AWS::SecretsManager::Secret',
    Properties: { Name: 'shop/key' },
    DeletionPolicy: 'Retain',
  };
  expect(foundAtDeployment({ Secret })).toEqual([
    expect.stringMatching(
      /^Secret \(.*\), Properties\.Name: shop\/key stays when the stack goes.*\[retained-names\]$/,
    ),
  ]);
  expect(foundAtDeployment({ Secret: { ...Secret, Properties: {} } })).toEqual([]);
  expect(foundAtDeployment({ Secret: { ...Secret, DeletionPolicy: 'Delete' } })).toEqual([]);
});
