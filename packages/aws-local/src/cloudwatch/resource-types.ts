import {
  physicalName,
  refuseOtherProperties,
  type Place,
  type Resource,
  type ResourceType,
  type TemplateResource,
} from '../contract';
import { comparisons, type AlarmIdentity, type AlarmSettings, type Comparison } from './alarm';
import { compileAlarmRule } from './alarm-rule';
import { measuredBy } from './measured';
import type { Metrics } from './metrics';
import { pageResourceTypes } from './pages';

const PHASE = 40;
/** Composite alarms come after those that they combine. */
const COMPOSITE_PHASE = PHASE + 1;
const DAY_SECONDS = 86_400;
/** CloudWatch user guide, "Using metric math". */
const MOST_METRICS = 10;

/** Properties that name an alarm of either kind and say whom it tells. */
const IDENTITY = [
  'ActionsEnabled',
  'AlarmActions',
  'AlarmDescription',
  'AlarmName',
  'InsufficientDataActions',
  'OKActions',
];

/** `AWS::CloudWatch::*`, saved queries and budgets. */
export function cloudWatchResourceTypes(metrics: Metrics): ResourceType[] {
  return [
    {
      name: 'AWS::CloudWatch::Alarm',
      phase: PHASE,
      identify(resource, place) {
        refuseOtherProperties(resource, [
          ...IDENTITY,
          'ComparisonOperator',
          'DatapointsToAlarm',
          'Dimensions',
          'EvaluateLowSampleCountPercentile',
          'EvaluationPeriods',
          'ExtendedStatistic',
          'MetricName',
          'Metrics',
          'Namespace',
          'Period',
          'Statistic',
          'Threshold',
          'TreatMissingData',
          'Unit',
        ]);
        const { ComparisonOperator } = resource.properties;
        if (!(String(ComparisonOperator) in comparisons))
          throw new Error(`alarms on ${String(ComparisonOperator)} are not evaluated locally.`);
        measuredBy(resource.properties);
        return identify(metrics, resource, place);
      },
      check: ({ properties }) => problemsOf(properties),
      start(resource) {
        metrics.addAlarm(settings(resource));
      },
    },
    {
      name: 'AWS::CloudWatch::CompositeAlarm',
      phase: COMPOSITE_PHASE,
      identify(resource, place) {
        refuseOtherProperties(resource, [...IDENTITY, 'AlarmRule']);
        return identify(metrics, resource, place);
      },
      check: ({ properties }) => ruleProblems(String(properties['AlarmRule']), metrics.alarmNames),
      start(resource) {
        const ruleText = String(resource.properties['AlarmRule']);
        metrics.addCompositeAlarm({ ...alarmIdentity(resource), ruleText, rule: compileAlarmRule(ruleText) });
      },
    },
    ...pageResourceTypes,
  ];
}

function identify(metrics: Metrics, resource: TemplateResource, place: Place) {
  const name = physicalName(resource, 'AlarmName', place);
  metrics.alarmNames.add(name);
  const { region, accountId } = place;
  return { ref: name, attributes: { Arn: `arn:aws:cloudwatch:${region}:${accountId}:alarm:${name}` } };
}

/** A rule takes alarms that are there: CloudWatch API reference, "PutCompositeAlarm". */
function ruleProblems(text: string, there: ReadonlySet<string>): string[] {
  try {
    return compileAlarmRule(text)
      .alarms.filter((name) => !there.has(name))
      .map((name) => `AlarmRule: there is no alarm ${name}.`);
  } catch (error) {
    return [`AlarmRule: ${(error as Error).message}`];
  }
}

/** Bounds of the service: CloudWatch API reference, "PutMetricAlarm". */
function problemsOf(properties: Record<string, unknown>): string[] {
  const { periodSeconds } = measuredBy(properties);
  const periods = Number(properties['EvaluationPeriods'] ?? 1);
  const datapoints = Number(properties['DatapointsToAlarm'] ?? periods);
  const queries = (properties['Metrics'] ?? []) as { MetricStat?: unknown }[];
  const metrics = queries.filter(({ MetricStat }) => MetricStat !== undefined).length;
  const longest = periodSeconds >= 3600 ? 7 * DAY_SECONDS : DAY_SECONDS;
  return [
    ...(periods * periodSeconds > longest
      ? [`EvaluationPeriods: ${periods} periods of ${periodSeconds} s are more than ${longest} s.`]
      : []),
    ...(datapoints > periods ? [`DatapointsToAlarm: ${datapoints} of ${periods} periods.`] : []),
    ...(metrics > MOST_METRICS
      ? [`Metrics: an alarm looks at ${MOST_METRICS} metrics at most, not ${metrics}.`]
      : []),
  ];
}

function settings(resource: Resource): AlarmSettings {
  const { properties } = resource;
  const evaluationPeriods = Number(properties['EvaluationPeriods'] ?? 1);
  const { measured, periodSeconds } = measuredBy(properties);
  return {
    ...alarmIdentity(resource),
    measured,
    periodSeconds,
    evaluationPeriods,
    datapointsToAlarm: Number(properties['DatapointsToAlarm'] ?? evaluationPeriods),
    threshold: Number(properties['Threshold']),
    comparison: properties['ComparisonOperator'] as Comparison,
    treatMissingData: (properties['TreatMissingData'] ?? 'missing') as AlarmSettings['treatMissingData'],
  };
}

function alarmIdentity({ ref, attributes, properties }: Resource): AlarmIdentity {
  return {
    name: ref,
    arn: String(attributes['Arn']),
    description: properties['AlarmDescription'] as string | undefined,
    actionsEnabled: properties['ActionsEnabled'] !== false,
    actions: {
      ALARM: topicsOf(properties['AlarmActions']),
      OK: topicsOf(properties['OKActions']),
      INSUFFICIENT_DATA: topicsOf(properties['InsufficientDataActions']),
    },
  };
}

function topicsOf(actions: unknown): string[] {
  const arns = (actions ?? []) as string[];
  const other = arns.find((arn) => arn.split(':')[2] !== 'sns');
  if (other !== undefined) throw new Error(`alarms notify topics here, not ${other}.`);
  return arns;
}
