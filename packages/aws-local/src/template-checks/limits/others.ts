import { isRecord } from '../checked-template';
import { member, referencesIn } from '../intrinsics';
import { slowFunction } from './appsync';
import { beyond, bytes, elements, numeric, type Excess, type Limit } from './limit';

/** DynamoDB developer guide, "Quotas in Amazon DynamoDB". */
const table: Limit = ({ properties }) => {
  const indexes = [
    ['GlobalSecondaryIndexes', 20],
    ['LocalSecondaryIndexes', 5],
  ] as const;
  const keys = [properties, ...indexes.flatMap(([name]) => elements(properties[name]))].flatMap((holder) =>
    elements(member(holder, 'KeySchema')).map((key) => String(member(key, 'AttributeName'))),
  );
  const defined = elements(properties['AttributeDefinitions']).map((item) =>
    String(member(item, 'AttributeName')),
  );
  return [
    ...indexes.flatMap(([name, most]) =>
      beyond(name, elements(properties[name]).length, most, 'indexes', 'Share some.'),
    ),
    ...[...new Set(keys)]
      .filter((name) => !defined.includes(name))
      .map((name) => ({
        path: 'AttributeDefinitions',
        message: `has no ${name}, which is a key. Define it.`,
      })),
    ...defined
      .filter((name) => !keys.includes(name))
      .map((name) => ({
        path: 'AttributeDefinitions',
        message: `has ${name}, which is no key. Take it away.`,
      })),
  ];
};

/** A FIFO queue's name says it (SQS API reference, CreateQueue). */
const queue: Limit = ({ properties }, { texts }) => {
  const name = texts.of(properties['QueueName']);
  const fifo = properties['FifoQueue'] === true;
  if (name === undefined || name.endsWith('}')) return [];
  return name.endsWith('.fifo') === fifo
    ? []
    : [{ path: 'QueueName', message: `must ${fifo ? '' : 'not '}end with .fifo.` }];
};

/** Step Functions developer guide, "Quotas". */
const stateMachine: Limit = ({ properties }, { texts }) =>
  beyond(
    'DefinitionString',
    bytes(texts.of(properties['DefinitionString'])),
    1_048_576,
    'bytes',
    'Split it.',
  );

/** CloudWatch user guide, "CloudWatch dashboards quotas". */
const dashboard: Limit = ({ properties }, { texts }) => {
  const body = parsed(texts.of(properties['DashboardBody']));
  if (body === undefined) return [];
  const widgets = elements(member(body, 'widgets'));
  const metrics = widgets.map((widget) => elements(member(widget, 'properties', 'metrics')).length);
  return [
    ...beyond('DashboardBody.widgets', widgets.length, 500, 'widgets', 'Use another dashboard.'),
    ...metrics.flatMap((count, index) =>
      beyond(`DashboardBody.widgets[${index}]`, count, 500, 'metrics', 'Split the widget.'),
    ),
    ...beyond(
      'DashboardBody',
      metrics.reduce((sum, count) => sum + count, 0),
      2500,
      'metrics',
      'Use another dashboard.',
    ),
  ];
};

function parsed(text: string | undefined): unknown {
  try {
    // Placeholders of values that are texts in a text, or numbers: both are texts then.
    return JSON.parse(text ?? '') as unknown;
  } catch {
    return undefined;
  }
}

/** CloudWatch API reference, PutMetricAlarm. */
const alarm: Limit = ({ properties }) => {
  const period = numeric(properties['Period']);
  const periods = numeric(properties['EvaluationPeriods']) ?? 1;
  const found: Excess[] = ['AlarmActions', 'OKActions', 'InsufficientDataActions'].flatMap((name) =>
    beyond(name, elements(properties[name]).length, 5, 'actions', 'Use one topic.'),
  );
  if (period !== undefined && ![10, 20, 30].includes(period) && period % 60 !== 0)
    found.push({ path: 'Period', message: `is ${period}, and must be 10, 20, 30 or a multiple of 60.` });
  const longest = (period ?? 60) < 3600 ? 86_400 : 604_800;
  return [
    ...found,
    ...beyond('Period', (period ?? 60) * periods, longest, 'seconds over all periods', 'Look at fewer.'),
    ...beyond('Dimensions', elements(properties['Dimensions']).length, 30, 'dimensions', 'Remove some.'),
  ];
};

/** EventBridge user guide, "EventBridge quotas". */
const rule: Limit = ({ properties }) =>
  beyond('Targets', elements(properties['Targets']).length, 5, 'targets', 'Use another rule.');

/** What AWS's own rule groups take ("AWS Managed Rules rule groups list"), in web ACL capacity units. */
const GROUP_CAPACITY: Record<string, number> = {
  AWSManagedRulesAdminProtectionRuleSet: 100,
  AWSManagedRulesAmazonIpReputationList: 25,
  AWSManagedRulesAnonymousIpList: 50,
  AWSManagedRulesBotControlRuleSet: 50,
  AWSManagedRulesCommonRuleSet: 700,
  AWSManagedRulesKnownBadInputsRuleSet: 200,
  AWSManagedRulesLinuxRuleSet: 200,
  AWSManagedRulesPHPRuleSet: 100,
  AWSManagedRulesSQLiRuleSet: 200,
  AWSManagedRulesUnixRuleSet: 100,
  AWSManagedRulesWindowsRuleSet: 200,
  AWSManagedRulesWordPressRuleSet: 100,
};

/** WAF developer guide, "AWS WAF quotas": what is over 1,500 costs more, what is over 5,000 is refused. */
const webAcl: Limit = ({ properties }) => {
  const rules = elements(properties['Rules']);
  const capacity = rules.reduce<number>((sum, item) => {
    const group = String(member(item, 'Statement', 'ManagedRuleGroupStatement', 'Name'));
    return (
      sum + (GROUP_CAPACITY[group] ?? (member(item, 'Statement', 'RateBasedStatement') === undefined ? 1 : 2))
    );
  }, 0);
  const priorities = rules.map((item) => member(item, 'Priority'));
  const names = rules.map((item) => member(item, 'Name'));
  const dearer = capacity > 1500 && capacity <= 5000;
  return [
    ...beyond('Rules', capacity, 5000, 'capacity units', 'Take a rule group away.'),
    ...(dearer
      ? [
          {
            path: 'Rules',
            severity: 'warning' as const,
            message: `has ${capacity} capacity units: what is over 1,500 costs more.`,
          },
        ]
      : []),
    ...(new Set(priorities).size < priorities.length
      ? [{ path: 'Rules', message: 'has a priority twice.' }]
      : []),
    ...(new Set(names).size < names.length ? [{ path: 'Rules', message: 'has a name twice.' }] : []),
  ];
};

/** CloudFront developer guide, "Quotas". */
const cloudFrontFunction: Limit = ({ properties }, { texts }) =>
  beyond('FunctionCode', bytes(texts.of(properties['FunctionCode'])), 10_240, 'bytes', 'Shorten it.');
const responseHeaders: Limit = ({ properties }) => {
  const items = member(properties, 'ResponseHeadersPolicyConfig', 'CustomHeadersConfig', 'Items');
  const at = 'ResponseHeadersPolicyConfig.CustomHeadersConfig.Items';
  return beyond(at, elements(items).length, 10, 'headers', 'Ask AWS for more, or send fewer.');
};

/** API Gateway developer guide, "Quotas for HTTP APIs": an integration has 30 seconds. */
const integration: Limit = ({ properties }, around) =>
  slowFunction(properties['IntegrationUri'], 'IntegrationUri', around, 30, 'API Gateway');

/** A stream's shard feeds two readers without throttling (Lambda developer guide, "Using Lambda with DynamoDB"). */
const stream: Limit = ({ logicalId, properties }, { template }) => {
  if (!isRecord(properties['StreamSpecification'])) return [];
  const readers = template.resources.filter(
    ({ type, properties: mapping }) =>
      type === 'AWS::Lambda::EventSourceMapping' &&
      referencesIn(mapping['EventSourceArn']).some((reference) => reference.logicalId === logicalId),
  );
  return beyond('StreamSpecification', readers.length, 2, 'readers', 'Let one of them feed the others.');
};

/** Of the other services. */
export const otherLimits: Record<string, Limit[]> = {
  'AWS::ApiGatewayV2::Integration': [integration],
  'AWS::CloudFront::Function': [cloudFrontFunction],
  'AWS::CloudFront::ResponseHeadersPolicy': [responseHeaders],
  'AWS::CloudWatch::Alarm': [alarm],
  'AWS::CloudWatch::Dashboard': [dashboard],
  'AWS::DynamoDB::Table': [table, stream],
  'AWS::Events::Rule': [rule],
  'AWS::SQS::Queue': [queue],
  'AWS::StepFunctions::StateMachine': [stateMachine],
  'AWS::WAFv2::WebACL': [webAcl],
};
