import { CfnResource, Stack } from 'aws-cdk-lib';
import * as appsync from 'aws-cdk-lib/aws-appsync';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { checkDeployment, checkTemplates, describeFinding } from '@hustings/aws-local/template-checks';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { HELD, NOT_IN_TRIAL } from '../../simulation/cost/model';
import { alarmsIn } from '../../infra/runbooks/alarms';
import { ALARMS_WITH_RUNBOOK, runbookOf } from '../../infra/runbooks/entries';
import { runbooksPage } from '../../infra/runbooks/page';
import { alarmInTime } from './alarm-in-time';
import { PUBLISHED, STATISTICS } from './published-metrics';
import { checkedApp, synthesise, variants } from './synthesised';
import { namedMetrics, type NamedMetric } from './watched';

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

describe('What is watched', () => {
  const everything = templates.flatMap((variant) => variant.templates);
  const resourcesOf = (type: RegExp) =>
    everything.flatMap(({ resources }) => resources.filter((resource) => type.test(resource.type)));
  const alarms = alarmsIn(everything);

  it('has a runbook for each alarm, an alarm for each runbook, and a page of all', () => {
    const names = [...alarms.map(({ name }) => name), 'ApiKeyEnds'];
    expect(ALARMS_WITH_RUNBOOK.filter((name) => !names.includes(name))).toEqual([]);
    const page = path.resolve(__dirname, '..', '..', 'docs', 'runbooks.md');
    // Otherwise: npm run docs:runbooks, after an entry in infra/runbooks/entries.ts.
    expect(readFileSync(page, 'utf8')).toBe(runbooksPage(alarms));
    expect(runbookOf('SomethingFails')).toBeUndefined();
  });

  it('has no runbook that deploys to another stage than the one that rings', () => {
    const deployments = [...runbooksPage(alarms).matchAll(/npm run deploy -- [^`\n]+/g)].map(
      ([text]) => text,
    );
    expect(deployments.length).toBeGreaterThan(0);
    expect(deployments.filter((text) => !text.includes('--context stage=$stage'))).toEqual([]);
  });

  it('looks at metrics that are published, by what they are found and in a way that makes sense', () => {
    const metrics = namedMetrics(everything);
    expect(metrics.length).toBeGreaterThan(200);
    const own = resourcesOf(/^AWS::Logs::MetricFilter$/).flatMap(
      ({ properties }) =>
        properties['MetricTransformations'] as { MetricNamespace: string; MetricName: string }[],
    );
    const isOwn = ({ namespace, name, dimensions }: NamedMetric): boolean =>
      dimensions.length === 0 &&
      own.some(({ MetricNamespace, MetricName }) => MetricNamespace === namespace && MetricName === name);
    const isPublished = ({ namespace, name, dimensions }: NamedMetric): boolean => {
      const known = PUBLISHED[namespace];
      return (
        known !== undefined &&
        known.metrics.includes(name) &&
        known.dimensions.some((set) => [...set].sort().join() === [...dimensions].sort().join())
      );
    };
    expect(metrics.filter((metric) => !isOwn(metric) && !isPublished(metric))).toEqual([]);
    const misread = metrics.filter(
      ({ name, statistic }) => !(STATISTICS[name] ?? [statistic]).includes(statistic!),
    );
    expect(misread).toEqual([]);
  });

  it('has an alarm for the errors of every function of ours', () => {
    const watched = resourcesOf(/^AWS::CloudWatch::Alarm$/)
      .flatMap(({ properties }) => [
        properties,
        ...((properties['Metrics'] ?? []) as { MetricStat?: { Metric: Record<string, unknown> } }[]).flatMap(
          ({ MetricStat }) => (MetricStat ? [MetricStat.Metric] : []),
        ),
      ])
      .filter(({ MetricName }) => MetricName === 'Errors')
      .map(({ Dimensions }) => JSON.stringify(Dimensions));
    const ours = resourcesOf(/^AWS::Lambda::Function$/).filter(
      ({ logicalId, properties }) => properties['Description'] && !logicalId.startsWith('Custom'),
    );
    const isWatched = (id: string): boolean =>
      watched.includes(`[{"Name":"FunctionName","Value":{"Ref":"${id}"}}]`);
    const unwatched = ours.map(({ logicalId }) => logicalId).filter((id) => !isWatched(id));
    // What it refuses people with are errors too: a line of its log is counted.
    expect([...new Set(unwatched)]).toEqual([expect.stringMatching(/^PeopleGuardAccounts/)]);
  });

  describe('in time', () => {
    const inTime = (name: string) =>
      alarmInTime(
        everything.find(({ stackName }) => stackName === 'Hustings-prod')!,
        name,
      );
    const runs = { invocations: 1 };
    const fails = { invocations: 1, errors: 1 };

    it('is silent about the announcer of a new stage, and tells when it is not started any more', () => {
      const alarm = inTime('AnnouncerStopped');
      alarm.pass(3);
      expect(alarm.isRinging()).toBe(false);
      alarm.pass(10, { AnnounceTallies: runs, FindClosedVotings: runs });
      expect(alarm.isRinging()).toBe(false);
      alarm.pass(4, { FindClosedVotings: runs });
      expect(alarm.isRinging()).toBe(false);
      alarm.pass(1, { FindClosedVotings: runs });
      expect(alarm.isRinging()).toBe(true);
      alarm.pass(1, { AnnounceTallies: runs, FindClosedVotings: runs });
      expect(alarm.isRinging()).toBe(false);
      // Schedules are away as a whole, and people vote.
      alarm.pass(5, { CountVotes: { invocations: 30 } });
      expect(alarm.isRinging()).toBe(true);
    });

    it('tells of one failure of a function that runs once an hour, and of no single one of many', () => {
      const rare = inTime('TidyAccountsFails');
      rare.pass(1, { TidyAccounts: runs });
      rare.pass(59);
      expect(rare.isRinging()).toBe(false);
      rare.pass(1, { TidyAccounts: fails });
      expect(rare.isRinging()).toBe(true);
      rare.pass(59);
      expect(rare.isRinging()).toBe(false);
      const busy = inTime('CountVotesFails');
      busy.pass(20, { CountVotes: { invocations: 100 } });
      busy.pass(1, { CountVotes: { invocations: 100, errors: 5 } });
      expect(busy.isRinging()).toBe(false);
      busy.pass(1, { CountVotes: { invocations: 100, errors: 1 } });
      expect(busy.isRinging()).toBe(true);
    });

    it('takes a failure that was made good at once for none', () => {
      const alarm = inTime('ProcessPictureFails');
      alarm.pass(1, { ProcessPicture: { invocations: 2, errors: 1 } });
      expect(alarm.isRinging()).toBe(false);
      alarm.pass(1, { ProcessPicture: { invocations: 2, errors: 2 } });
      expect(alarm.isRinging()).toBe(true);
    });
  });

  it('keeps no log for ever, and lets no function log where nobody ends it', () => {
    const logGroups = resourcesOf(/^AWS::Logs::LogGroup$/);
    expect(logGroups.filter(({ properties }) => !properties['RetentionInDays'])).toEqual([]);
    const functions = resourcesOf(/^AWS::Lambda::Function$/);
    expect(functions.some(({ logicalId }) => logicalId.startsWith('CustomCDKBucketDeployment'))).toBe(true);
    const logs = (properties: Record<string, unknown>) =>
      (properties['LoggingConfig'] as { LogGroup?: unknown } | undefined)?.LogGroup;
    expect(functions.filter(({ properties }) => !logs(properties))).toEqual([]);
  });

  it('has as much of what is paid by the month as the page of costs says', () => {
    const prod = templates.find(({ stage, withDomain }) => stage === 'prod' && withDomain)!.templates;
    const count = (type: string): number =>
      prod.flatMap(({ resources }) => resources.filter((resource) => resource.type === type)).length;
    const inAlarms = namedMetrics(prod).filter(({ where }) => !where.includes('Dashboard'));
    const ownMetrics = new Set(
      prod
        .flatMap(({ resources }) => resources.filter(({ type }) => type === 'AWS::Logs::MetricFilter'))
        .map(
          ({ properties }) =>
            (properties['MetricTransformations'] as { MetricName: string }[])[0]!.MetricName,
        ),
    );
    const trial = templates.find(({ stage, withDomain }) => stage === 'dev' && withDomain)!.templates;
    const firewallsOf = (stage: typeof prod) => {
      const rules = stage
        .flatMap(({ resources }) => resources.filter(({ type }) => type === 'AWS::WAFv2::WebACL'))
        .map(({ properties }) => (properties['Rules'] as unknown[]).length);
      return { webAcls: rules.length, firewallRules: rules.reduce((sum, length) => sum + length, 0) };
    };
    const { alarmMetrics, ...held } = HELD;
    // Ten more or less of them are a dollar.
    expect(Math.abs(inAlarms.length - alarmMetrics)).toBeLessThanOrEqual(10);
    expect(held).toEqual({
      ...firewallsOf(prod),
      secrets: count('AWS::SecretsManager::Secret'),
      signingKeys: count('AWS::KMS::Key'),
      compositeAlarms: count('AWS::CloudWatch::CompositeAlarm'),
      logMetrics: ownMetrics.size,
    });
    expect(firewallsOf(trial)).toEqual({
      webAcls: HELD.webAcls - NOT_IN_TRIAL.webAcls,
      firewallRules: HELD.firewallRules - NOT_IN_TRIAL.firewallRules,
    });
  });

  it('burns a budget in two windows at once, and tells of what it costs', () => {
    const rules = resourcesOf(/CompositeAlarm$/).map(({ properties }) =>
      JSON.stringify(properties['AlarmRule']),
    );
    expect(rules.length).toBeGreaterThan(2);
    for (const rule of rules) expect(rule).toMatch(/ALARM.*AND.*ALARM.*OR.*ALARM.*AND.*ALARM/);
    expect(resourcesOf(/^AWS::Budgets::Budget$/)).toHaveLength(2);
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
