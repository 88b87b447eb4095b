import type { MetricName, MetricStore, Statistic } from './metric-store';

/** States of an alarm. */
export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

/** An alarm on one metric. */
export interface AlarmSettings {
  name: string;
  arn: string;
  description?: string;
  metric: MetricName;
  statistic: Statistic;
  periodSeconds: number;
  evaluationPeriods: number;
  datapointsToAlarm: number;
  threshold: number;
  comparison: Comparison;
  treatMissingData: 'breaching' | 'notBreaching' | 'ignore' | 'missing';
  actionsEnabled: boolean;
  /** ARNs of topics, by the state that is entered. */
  actions: Record<AlarmState, string[]>;
}

export const comparisons = {
  GreaterThanOrEqualToThreshold: (value: number, threshold: number) => value >= threshold,
  GreaterThanThreshold: (value: number, threshold: number) => value > threshold,
  LessThanThreshold: (value: number, threshold: number) => value < threshold,
  LessThanOrEqualToThreshold: (value: number, threshold: number) => value <= threshold,
};
export type Comparison = keyof typeof comparisons;

/** What an evaluation found. */
export interface Evaluation {
  state: AlarmState;
  /** Newest value first; undefined where nothing was put. */
  values: (number | undefined)[];
}

/**
 * Evaluates an alarm over its last periods. The periods end now instead of at full minutes, so that a breach rings
 * at once.
 * Source: CloudWatch user guide, "Evaluating an alarm" and "Configuring how alarms treat missing data".
 */
export function evaluate(
  alarm: AlarmSettings,
  store: MetricStore,
  now: number,
  current: AlarmState,
): Evaluation {
  const periodMs = alarm.periodSeconds * 1000;
  const values = Array.from({ length: alarm.evaluationPeriods }, (_, index) => {
    const to = now - index * periodMs;
    // The newest period takes in what was put in this very millisecond.
    return store.statistic(alarm.metric, alarm.statistic, to - periodMs + 1, to + 1);
  });
  const known = values.filter((value) => value !== undefined);
  if (known.length === 0 && alarm.treatMissingData === 'ignore') return { state: current, values };
  if (known.length === 0 && alarm.treatMissingData === 'missing')
    return { state: 'INSUFFICIENT_DATA', values };
  const missing = alarm.treatMissingData === 'breaching' ? values.length - known.length : 0;
  const breaching =
    known.filter((value) => comparisons[alarm.comparison](value, alarm.threshold)).length + missing;
  return { state: breaching >= alarm.datapointsToAlarm ? 'ALARM' : 'OK', values };
}
