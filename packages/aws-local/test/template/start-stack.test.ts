import type { LocalAws, Resource, ResourceType } from '../../src/contract';
import { logGroupResourceType, MetricFilters } from '../../src/cloudwatch/metric-filters';
import { ignoredResourceTypes } from '../../src/ignored-resource-types';
import { startStack, templateOf, TemplateProblems } from '../../src/template';

const aws = {
  place: { region: 'eu-central-1', accountId: '123456789012', stackName: 'Sample' },
} as LocalAws;

function resourceType(type: string, phase: number, started: Resource[]): ResourceType {
  return {
    name: type,
    phase,
    identify: ({ logicalId, properties }) => ({
      ref: typeof properties['Name'] === 'string' ? properties['Name'] : `generated-${logicalId}`,
      attributes: { Arn: `arn:${logicalId}` },
    }),
    start: (resource) => {
      started.push(resource);
      return Promise.resolve();
    },
  };
}

test('resources start by phase, with the values of resources that start after them', async () => {
  const started: Resource[] = [];
  const template = templateOf('Sample', {
    Resources: {
      Late: { Type: 'Test::Late', Properties: { Name: { 'Fn::Sub': '${AWS::StackName}-late' } } },
      Early: { Type: 'Test::Early', Properties: { Target: { 'Fn::GetAtt': ['Late', 'Arn'] } } },
      Absent: { Type: 'Test::Unheard', Condition: 'Never' },
    },
    Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } },
    Outputs: { Name: { Value: { Ref: 'Late' } }, Hidden: { Value: 'x', Condition: 'Never' } },
  });

  const { outputs } = await startStack(
    template,
    [resourceType('Test::Late', 2, started), resourceType('Test::Early', 1, started)],
    aws,
  );

  expect(started.map(({ logicalId }) => logicalId)).toEqual(['Early', 'Late']);
  expect(started[0]?.properties).toEqual({ Target: 'arn:Late' });
  expect(outputs).toEqual({ Name: 'Sample-late' });
});

test('every problem is told at once and nothing starts', async () => {
  const started: Resource[] = [];
  const template = templateOf('Sample', {
    Resources: {
      Fine: { Type: 'Test::Fine', Properties: { Uses: { Ref: 'Cleaner' } } },
      Cleaner: { Type: 'Custom::S3AutoDeleteObjects', Metadata: { 'aws:cdk:path': 'Sample/Web/Cleaner' } },
      Broken: { Type: 'Test::Fine', Properties: { Value: { 'Fn::ImportValue': 'x' } } },
    },
    Outputs: { Address: { Value: { 'Fn::GetAtt': ['Fine', 'Address'] } } },
  });

  const start = startStack(template, [resourceType('Test::Fine', 0, started)], aws);

  await expect(start).rejects.toMatchObject({
    problems: [
      'Cleaner (Custom::S3AutoDeleteObjects, Sample/Web/Cleaner): nothing here runs this type.',
      'Broken (Test::Fine): Properties.Value: no stack here exports x.',
      'output Address: Fine has no attribute Address here.',
    ],
  });
  await expect(start).rejects.toBeInstanceOf(TemplateProblems);
  expect(started).toEqual([]);
});

test('a resource that fails to start is named', async () => {
  const failing: ResourceType = {
    ...resourceType('Test::Fine', 0, []),
    start: () => Promise.reject(new Error('no room')),
  };
  const template = templateOf('Sample', { Resources: { Fine: { Type: 'Test::Fine' } } });

  await expect(startStack(template, [failing], aws)).rejects.toThrow('Fine (Test::Fine): no room');
});

test('what nothing here depends on is checked all the same', async () => {
  const template = templateOf('Sample', {
    Resources: {
      Logs: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: 'shop', Retention: 7 } },
      More: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: 'shop' } },
      Traces: { Type: 'AWS::XRay::Group', Properties: { GroupName: { Ref: 'Nothing' } } },
      Absent: { Type: 'AWS::Logs::LogGroup', Properties: { Retention: 7 }, Condition: 'Never' },
    },
    Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } },
  });

  const types = [...ignoredResourceTypes, logGroupResourceType(new MetricFilters())];
  await expect(startStack(template, types, aws)).rejects.toMatchObject({
    problems: [
      'Traces (AWS::XRay::Group): Properties.GroupName: nothing is called Nothing.',
      expect.stringMatching(/^Logs .*Properties\.Retention: CloudFormation knows no such property/) as string,
      expect.stringMatching(/^Traces .*Properties\.GroupName: Ref names Nothing/) as string,
      expect.stringMatching(/^More .*shop is made by Logs/) as string,
    ],
  });
});
