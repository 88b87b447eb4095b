import { CfnResource, Stack } from 'aws-cdk-lib';
import * as appsync from 'aws-cdk-lib/aws-appsync';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { checkDeployment, checkTemplates, describeFinding } from '@hustings/aws-local/template-checks';
import { checkedApp, synthesise, variants } from './synthesised';

const templates = variants.map((variant) => ({ ...variant, templates: synthesise(variant) }));
const regions = ['us-east-1', 'eu-central-1', 'ap-southeast-2'];

describe.each(templates)('Templates of $stage, with a domain: $withDomain', ({ stage, templates }) => {
  it.each(regions)('have no findings but what has a written exception, in %s', (region) => {
    const found = [...checkTemplates(templates, { region }), ...checkDeployment(templates, { region })];
    const excepted = stage === 'prod' ? ['retained-names', 'retained-names'] : [];
    expect(found.map(({ rule }) => rule).sort()).toEqual(excepted);
  });

  /** What services take without a resource. */
  const WITHOUT_RESOURCE =
    /^(xray:(Put|GetSampling)\w+|dynamodb:ListStreams|cloudwatch:GetMetricData|cloudfront:(Get|Create)Invalidation|logs:(\w+LogDelivery|ListLogDeliveries|\w+ResourcePolic(y|ies)|DescribeLogGroups))$/;

  it('let a role act on all resources only where a service takes no resource', () => {
    const everywhere = templates
      .flatMap(({ resources }) => resources)
      .filter(({ type }) => type === 'AWS::IAM::Policy')
      .flatMap(({ properties }) => statementsOf(properties))
      .filter(({ Resource }) => [Resource].flat().includes('*'))
      .flatMap(({ Action }) => Action);
    expect(everywhere.length).toBeGreaterThan(0);
    expect(everywhere.filter((action) => !WITHOUT_RESOURCE.test(action))).toEqual([]);
  });
});

function statementsOf(
  properties: Record<string, unknown>,
): { Action: string | string[]; Resource: unknown }[] {
  const { Statement } = properties['PolicyDocument'] as {
    Statement: { Action: string | string[]; Resource: unknown }[];
  };
  return Statement;
}

test('both stages fit into one account', () => {
  const all = templates.filter(({ withDomain }) => !withDomain).flatMap((variant) => variant.templates);
  expect(all.map(({ stackName }) => stackName)).toHaveLength(6);
  expect(checkTemplates(all).map(describeFinding)).toEqual([]);
});

test('in any region, only CloudFront’s parts go to us-east-1', () => {
  const { stacks } = checkedApp({ stage: 'prod', withDomain: true, region: 'eu-central-1' }).synth();
  expect(stacks.map(({ stackName, environment }) => [stackName, environment.region])).toEqual([
    ['Hustings-prod', 'eu-central-1'],
    ['Hustings-prod-Edge', 'us-east-1'],
    ['Hustings-prod-Web', 'eu-central-1'],
  ]);
  for (const { messages } of stacks)
    expect(messages.filter(({ entry }) => entry.type === 'aws:cdk:error')).toEqual([]);
  const web = stacks.at(-1)!.dependencies.map(({ id }) => id);
  expect(web).toEqual(expect.arrayContaining(['Hustings-prod', 'Hustings-prod-Edge']));
});

/** Faults put in by hand, and what the synthesis says about each. */
const faults: [string, (stack: Stack) => void, RegExp][] = [
  [
    'a name that is used twice',
    (stack) => ['One', 'Two'].forEach((id) => new sqs.CfnQueue(stack, id, { queueName: 'jobs' })),
    /Hustings-dev\/Two\), Properties\.QueueName: jobs is made by One/,
  ],
  [
    'a second owner of the API’s log group',
    (stack) => {
      const [api] = stack.node.findAll().filter((child) => child instanceof appsync.GraphqlApi);
      const logGroupName = `/aws/appsync/apis/${api!.apiId}`;
      new logs.LogRetention(stack, 'Retention', { logGroupName, retention: logs.RetentionDays.ONE_DAY });
    },
    /Hustings-dev\/Retention\/Resource\), Properties\.LogGroupName: .*apis\/.* is made by ApiLogs/,
  ],
  [
    'rights to log that come too early',
    (stack) => {
      const rights = stack.node.findChild('Api').node.findChild('LogsRights');
      rights.node.removeDependency(stack.node.findChild('Api').node.findChild('Logs'));
    },
    /Hustings-dev\/Api\/Logs\/Resource\), Properties\.LogGroupName: AppSync may log.*does not wait/,
  ],
  [
    'a property that CloudFormation does not know',
    (stack) => new CfnResource(stack, 'Odd', { type: 'AWS::SQS::Queue', properties: { Delay: 5 } }),
    /Hustings-dev\/Odd\), Properties\.Delay: CloudFormation knows no such property/,
  ],
  [
    'a reference to nothing',
    (stack) =>
      new CfnResource(stack, 'Odd', {
        type: 'AWS::SQS::Queue',
        properties: { QueueName: { 'Fn::GetAtt': ['Elsewhere', 'Name'] } },
      }),
    /Hustings-dev\/Odd\), Properties\.QueueName: Fn::GetAtt asks for an attribute of Elsewhere/,
  ],
  [
    'code that is too long for AppSync',
    (stack) => {
      const api = stack.node.findChild('Api');
      const [step] = api.node.children.filter((child) => child instanceof appsync.CfnFunctionConfiguration);
      step!.code = 'x'.repeat(40_000);
    },
    /Hustings-dev\/Api\/Step-\w+\), Properties\.Code: has 40000 bytes, and 32768 are allowed/,
  ],
  [
    'a runtime that has ended',
    (stack) => {
      const [first] = stack.node.findAll().filter((child) => child instanceof lambda.CfnFunction);
      first!.runtime = 'nodejs18.x';
    },
    /Properties\.Runtime: Lambda's support of nodejs18\.x ended on 2025-09-01/,
  ],
  [
    'a fixed name that outlives its stack',
    (stack) =>
      new CfnResource(stack, 'Odd', {
        type: 'AWS::SNS::Topic',
        properties: { TopicName: 'odd' },
      }).addOverride('DeletionPolicy', 'Retain'),
    /Hustings-dev\/Odd\), Properties\.TopicName: odd stays when the stack goes/,
  ],
  [
    'what AwsSolutions refuses',
    (stack) => new sqs.CfnQueue(stack, 'Open'),
    /The SQS queue does not require requests to use SSL\. \(AwsSolutions\)\s+Hustings-dev\/Open/,
  ],
];

test.each(faults)('synthesis ends with %s', (_, put, message) => {
  const app = checkedApp({ stage: 'dev', withDomain: false });
  put(Stack.of(app.node.findChild('Hustings-dev')));
  expect(() => app.synth()).toThrow(message);
});
