import { physicalName, refuseOtherProperties, type Resource, type ResourceType } from '../contract';
import { comparisons, type AlarmSettings, type Comparison } from './alarm';
import { KEPT_MS, statistics, type Statistic } from './metric-store';
import type { Metrics } from './metrics';

const PHASE = 40;
const SECOND_MS = 1000;

/** `AWS::CloudWatch::*`. */
export function cloudWatchResourceTypes(metrics: Metrics): ResourceType[] {
  return [
    {
      name: 'AWS::CloudWatch::Alarm',
      phase: PHASE,
      identify(resource, place) {
        refuseOtherProperties(resource, [
          'ActionsEnabled',
          'AlarmActions',
          'AlarmDescription',
          'AlarmName',
          'ComparisonOperator',
          'DatapointsToAlarm',
          'Dimensions',
          'EvaluationPeriods',
          'InsufficientDataActions',
          'MetricName',
          'Namespace',
          'OKActions',
          'Period',
          'Statistic',
          'Tags',
          'Threshold',
          'TreatMissingData',
          'Unit',
        ]);
        const { ComparisonOperator, Statistic: statistic } = resource.properties;
        if (!(String(ComparisonOperator) in comparisons) || !(String(statistic) in statistics))
          throw new Error(
            `alarms on ${String(statistic)} ${String(ComparisonOperator)} are not evaluated locally.`,
          );
        const name = physicalName(resource, 'AlarmName', place);
        return {
          ref: name,
          attributes: { Arn: `arn:aws:cloudwatch:${place.region}:${place.accountId}:alarm:${name}` },
        };
      },
      start(resource) {
        metrics.addAlarm(settings(resource));
      },
    },
  ];
}

function settings({ ref, attributes, properties }: Resource): AlarmSettings {
  const dimensions = (properties['Dimensions'] ?? []) as { Name: string; Value: string }[];
  const evaluationPeriods = Number(properties['EvaluationPeriods'] ?? 1);
  const periodSeconds = Number(properties['Period'] ?? 60);
  if (evaluationPeriods * periodSeconds * SECOND_MS > KEPT_MS)
    throw new Error(`an alarm can look back one hour at most here.`);
  return {
    name: ref,
    arn: String(attributes['Arn']),
    description: properties['AlarmDescription'] as string | undefined,
    metric: {
      namespace: String(properties['Namespace']),
      name: String(properties['MetricName']),
      dimensions: Object.fromEntries(dimensions.map(({ Name, Value }) => [Name, Value])),
    },
    statistic: properties['Statistic'] as Statistic,
    periodSeconds,
    evaluationPeriods,
    datapointsToAlarm: Number(properties['DatapointsToAlarm'] ?? evaluationPeriods),
    threshold: Number(properties['Threshold']),
    comparison: properties['ComparisonOperator'] as Comparison,
    treatMissingData: (properties['TreatMissingData'] ?? 'missing') as AlarmSettings['treatMissingData'],
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
