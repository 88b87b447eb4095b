import type { Place } from '../contract';
import type { AlarmIdentity, AlarmSettings, AlarmState, Evaluation } from './alarm';
import type { CompositeAlarmSettings } from './alarm-rule';
import { isPercentile } from './metric-store';

export function alarmSubject({ name }: AlarmIdentity, state: AlarmState, { region }: Place): string {
  return `${state}: "${name}" in ${region}`;
}

/** What a topic gets when an alarm changes, in the shape of the service. Source: CloudWatch user guide, "Notify users on alarm changes". */
export function alarmMessage(
  alarm: AlarmSettings,
  before: AlarmState,
  { state, values }: Evaluation,
  place: Place,
  at: Date,
): object {
  const newest = values.find((value) => value !== undefined);
  const reason =
    newest === undefined
      ? 'Threshold Crossed: no datapoints were received.'
      : `Threshold Crossed: the newest datapoint [${newest}] was compared (${alarm.comparison}) with the threshold (${alarm.threshold}).`;
  return {
    ...changeOf(alarm, before, state, place, at, reason),
    Trigger: {
      ...triggerOf(alarm),
      Period: alarm.periodSeconds,
      EvaluationPeriods: alarm.evaluationPeriods,
      ComparisonOperator: alarm.comparison,
      Threshold: alarm.threshold,
      TreatMissingData: alarm.treatMissingData,
    },
  };
}

/** The same for a composite alarm, whose trigger is a rule. */
export function compositeAlarmMessage(
  alarm: CompositeAlarmSettings,
  before: AlarmState,
  state: AlarmState,
  place: Place,
  at: Date,
): object {
  return {
    ...changeOf(
      alarm,
      before,
      state,
      place,
      at,
      `The alarm rule is ${state === 'ALARM' ? 'met' : 'not met'}.`,
    ),
    AlarmRule: alarm.ruleText,
  };
}

function changeOf(
  alarm: AlarmIdentity,
  before: AlarmState,
  state: AlarmState,
  { accountId, region }: Place,
  at: Date,
  reason: string,
): object {
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
  };
}

function triggerOf({ measured }: AlarmSettings): object {
  if (measured.expression !== undefined)
    return { Metrics: [{ Expression: measured.text, ReturnData: true }] };
  const { metric, statistic } = measured;
  return {
    MetricName: metric.name,
    Namespace: metric.namespace,
    ...(isPercentile(statistic)
      ? { StatisticType: 'ExtendedStatistic', ExtendedStatistic: statistic }
      : { StatisticType: 'Statistic', Statistic: statistic.toUpperCase() }),
    Unit: null,
    Dimensions: Object.entries(metric.dimensions).map(([name, value]) => ({ value, name })),
  };
}
