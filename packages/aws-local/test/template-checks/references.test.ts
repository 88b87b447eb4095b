import { found, soundFunction, withProperties, type Resources } from './support';

const queue = { Type: 'AWS::SQS::Queue' };
const topic = (Properties: object, more: object = {}) => ({ Type: 'AWS::SNS::Topic', Properties, ...more });

test.each<[string, Resources, string]>([
  [
    'Ref to nothing',
    { T: topic({ TopicName: { Ref: 'Cue' } }) },
    'T (AWS::SNS::Topic), Properties.TopicName: Ref names Cue, which the template has not.',
  ],
  [
    'Fn::GetAtt of nothing',
    { T: topic({ TopicName: { 'Fn::GetAtt': ['Cue', 'Arn'] } }) },
    'Properties.TopicName: Fn::GetAtt asks for an attribute of Cue, which the template has not.',
  ],
  [
    'Fn::GetAtt of an attribute that there is not',
    { Q: queue, T: topic({ TopicName: { 'Fn::GetAtt': ['Q', 'Url'] } }) },
    'Fn::GetAtt asks for Url of Q, which AWS::SQS::Queue has not. There are Arn, QueueName, QueueUrl.',
  ],
  ['${} of nothing', { T: topic({ TopicName: { 'Fn::Sub': '${Cue}-a' } }) }, 'Fn::Sub names Cue'],
  [
    '${} of an attribute that there is not',
    { Q: queue, T: topic({ TopicName: { 'Fn::Sub': '${Q.Name}' } }) },
    'Fn::Sub asks for Name of Q',
  ],
  [
    'DependsOn nothing',
    { T: topic({}, { DependsOn: ['Cue'] }) },
    'T (AWS::SNS::Topic), DependsOn: names Cue',
  ],
  [
    'a condition that there is not',
    { T: topic({}, { Condition: 'Sunday' }) },
    'T (AWS::SNS::Topic), Condition: names Sunday',
  ],
  [
    'Fn::If of no condition',
    { T: topic({ TopicName: { 'Fn::If': ['Sunday', 'a', 'b'] } }) },
    'Fn::If names Sunday',
  ],
  [
    'Fn::FindInMap in no map',
    { T: topic({ TopicName: { 'Fn::FindInMap': ['Days', 'a', 'b'] } }) },
    'Fn::FindInMap names Days',
  ],
  [
    'two that wait for each other',
    {
      Q: { ...queue, DependsOn: 'Worker' },
      Worker: withProperties(soundFunction, { Description: { Ref: 'Q' } }),
    },
    'Q (AWS::SQS::Queue): waits for itself: Q → Worker → Q. Take one of these references away. [references]',
  ],
])('%s is found', (_, resources, message) => {
  expect(found(resources)).toEqual([expect.stringContaining(message)]);
});

test('an output that refers to nothing is found', () => {
  expect(
    found({ Q: queue }, { Outputs: { Address: { Value: { 'Fn::GetAtt': ['Q', 'Address'] } } } }),
  ).toEqual([expect.stringContaining('stack Shop, Outputs.Address.Value: Fn::GetAtt asks for Address of Q')]);
});
