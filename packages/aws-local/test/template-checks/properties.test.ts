import { found, soundFunction, withProperties, type Resources } from './support';

const queue = (Properties: object): Resources => ({ Queue: { Type: 'AWS::SQS::Queue', Properties } });

test('a sound template has no findings, whatever its intrinsic functions will give', () => {
  expect(
    found(
      {
        Worker: withProperties(soundFunction, {
          Timeout: { 'Fn::If': ['Slow', 20, { Ref: 'AWS::NoValue' }] },
          MemorySize: '512',
          Description: { 'Fn::Sub': 'of ${Queue.QueueName}' },
          Tags: [{ Key: 'stage', Value: 'dev' }],
        }),
        Queue: { Type: 'AWS::SQS::Queue', Properties: { FifoQueue: 'true', Tags: { Ref: 'Tags' } } },
        Own: {
          Type: 'Custom::Anything',
          Properties: { ServiceToken: { 'Fn::GetAtt': ['Worker', 'Arn'] }, more: 1 },
        },
        Reader: {
          Type: 'Example::Vendor::Thing',
          Properties: { whatever: { 'Fn::GetAtt': ['Own', 'Any'] } },
        },
      },
      { Parameters: { Tags: { Type: 'String' } }, Conditions: { Slow: { 'Fn::Equals': ['a', 'b'] } } },
    ),
  ).toEqual([]);
});

test.each<[string, Resources, string]>([
  [
    'an unknown property',
    queue({ VisibiltyTimeout: 30 }),
    'Queue (AWS::SQS::Queue), Properties.VisibiltyTimeout: CloudFormation knows no such property. There are',
  ],
  [
    'a property in the wrong case',
    queue({ queueName: 'a' }),
    'Properties.queueName: CloudFormation knows no such property. Did you mean QueueName?',
  ],
  [
    'an unknown property deep inside',
    { Worker: withProperties(soundFunction, { Environment: { Variable: {} } }) },
    'Worker (AWS::Lambda::Function), Properties.Environment.Variable: CloudFormation knows no such property. There are Variables.',
  ],
  [
    'an unknown property in a list',
    {
      Rule: {
        Type: 'AWS::Events::Rule',
        Properties: { ScheduleExpression: 'rate(1 minute)', Targets: [{ Arn: 'a', Id: 'b', Retry: 1 }] },
      },
    },
    'Properties.Targets[0].Retry: CloudFormation knows no such property.',
  ],
  [
    'a property that is missing',
    { Api: { Type: 'AWS::AppSync::GraphQLApi', Properties: { Name: 'shop' } } },
    'Api (AWS::AppSync::GraphQLApi), Properties.AuthenticationType: is required.',
  ],
  ['no properties at all', { Worker: { Type: 'AWS::Lambda::Function' } }, 'Properties.Code: is required.'],
  [
    'a text where a number belongs',
    queue({ DelaySeconds: 'soon' }),
    'Properties.DelaySeconds: must be a whole number, not "soon".',
  ],
  [
    'an object where a text belongs',
    queue({ QueueName: { a: 1 } }),
    'Properties.QueueName: must be a text, not {"a":1}.',
  ],
  [
    'a text where a truth value belongs',
    queue({ FifoQueue: 'yes' }),
    'Properties.FifoQueue: must be true or false, not "yes".',
  ],
  [
    'an object where a list belongs',
    { Worker: withProperties(soundFunction, { Layers: { a: 1 } }) },
    'Properties.Layers: must be a list',
  ],
  ['a tag without a value', queue({ Tags: [{ Key: 'a' }] }), 'Properties.Tags[0].Value: is required.'],
  [
    'a value that is no choice',
    { Group: { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: 8 } } },
    'Properties.RetentionInDays: must be one of 1, 3, 5, 7,',
  ],
  [
    'a fault in one branch of a condition',
    queue({ DelaySeconds: { 'Fn::If': ['C', 5, 'soon'] } }),
    'Properties.DelaySeconds: must be a whole number',
  ],
  [
    'a type that does not exist',
    { Queue: { Type: 'AWS::SQS::Cue' } },
    'Queue (AWS::SQS::Cue), Type: CloudFormation knows no such resource type.',
  ],
])('%s is found', (_, resources, message) => {
  const lines = found(resources, { Conditions: { C: { 'Fn::Equals': ['a', 'b'] } } });
  expect(lines).toContainEqual(expect.stringContaining(message));
  expect(lines.filter((line) => line.endsWith('[properties]')).length).toBeGreaterThan(0);
});
