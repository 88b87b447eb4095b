import type { Place } from '../contract';
import type { AlarmSettings, AlarmState, Evaluation } from './alarm';

export function alarmSubject({ name }: AlarmSettings, state: AlarmState, { region }: Place): string {
  return `${state}: "${name}" in ${region}`;
}

/** What a topic gets when an alarm changes, in the shape of the service. Source: CloudWatch user guide, "Notify users on alarm changes". */
export function alarmMessage(
  alarm: AlarmSettings,
  before: AlarmState,
  { state, values }: Evaluation,
  { accountId, region }: Place,
  at: Date,
): object {
  const newest = values.find((value) => value !== undefined);
  const reason =
    newest === undefined
      ? 'Threshold Crossed: no datapoints were received.'
      : `Threshold Crossed: the newest datapoint [${newest}] was compared (${alarm.comparison}) with the threshold (${alarm.threshold}).`;
  return {
    AlarmName: alarm.name,
    AlarmDescription: alarm.description ?? null,
    AWSAccountId: accountId,
    NewStateValue: state,
    NewStateReason: reason,
    StateChangeTime: at.toISOString().replace('Z', '+0000'),
    Region: region,
    AlarmArn: alarm.arn,
    OldStateValue: before,
    OKActions: alarm.actions.OK,
    AlarmActions: alarm.actions.ALARM,
    InsufficientDataActions: alarm.actions.INSUFFICIENT_DATA,
    Trigger: {
      MetricName: alarm.metric.name,
      Namespace: alarm.metric.namespace,
      StatisticType: 'Statistic',
      Statistic: alarm.statistic.toUpperCase(),
      Unit: null,
      Dimensions: Object.entries(alarm.metric.dimensions).map(([name, value]) => ({ value, name })),
      Period: alarm.periodSeconds,
      EvaluationPeriods: alarm.evaluationPeriods,
      ComparisonOperator: alarm.comparison,
      Threshold: alarm.threshold,
      TreatMissingData: alarm.treatMissingData,
    },
  };
}
