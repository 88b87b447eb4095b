import { KEPT_MS, type MetricName, type MetricStore, type Statistic } from './metric-store';
import type { Expression } from './metric-math';

/** States of an alarm. */
export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

/** What an alarm of either kind is called, and whom it tells. */
export interface AlarmIdentity {
  name: string;
  arn: string;
  description?: string;
  actionsEnabled: boolean;
  /** ARNs of topics, by the state that is entered. */
  actions: Record<AlarmState, string[]>;
}

/** A statistic of a metric. */
export interface MeasuredMetric {
  metric: MetricName;
  statistic: Statistic;
}

/** What an alarm compares: a statistic of one metric, or an expression of several. */
export type Measured =
  | (MeasuredMetric & { expression?: undefined })
  | { expression: Expression; text: string; parts: Record<string, MeasuredMetric | Expression> };

/** An alarm on a metric, or on an expression of metrics. */
export interface AlarmSettings extends AlarmIdentity {
  measured: Measured;
  periodSeconds: number;
  evaluationPeriods: number;
  datapointsToAlarm: number;
  threshold: number;
  comparison: Comparison;
  treatMissingData: 'breaching' | 'notBreaching' | 'ignore' | 'missing';
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
 * at once. Values are kept for an hour: an alarm that looks back longer sees that hour. What is missing from before the
 * alarm, or from before the whole stack, is missing like any other.
 * Source: CloudWatch user guide, "Evaluating an alarm" and "Configuring how alarms treat missing data".
 */
export function evaluate(
  alarm: AlarmSettings,
  store: MetricStore,
  now: number,
  current: AlarmState,
): Evaluation {
  const periodMs = alarm.periodSeconds * 1000;
  const periods = Math.max(1, Math.min(alarm.evaluationPeriods, Math.floor(KEPT_MS / periodMs)));
  const values = Array.from({ length: periods }, (_, index) => {
    const to = now - index * periodMs;
    // The newest period takes in what was put in this very millisecond.
    return valueIn(alarm.measured, store, to - periodMs + 1, to + 1);
  });
  const known = values.filter((value) => value !== undefined);
  if (known.length === 0 && alarm.treatMissingData === 'ignore') return { state: current, values };
  if (known.length === 0 && alarm.treatMissingData === 'missing')
    return { state: 'INSUFFICIENT_DATA', values };
  const missing = values.length - known.length;
  const breaching =
    known.filter((value) => comparisons[alarm.comparison](value, alarm.threshold)).length +
    (alarm.treatMissingData === 'breaching' ? missing : 0);
  return { state: breaching >= alarm.datapointsToAlarm ? 'ALARM' : 'OK', values };
}

function valueIn(measured: Measured, store: MetricStore, from: number, to: number): number | undefined {
  const statistic = ({ metric, statistic: name }: MeasuredMetric): number | undefined =>
    store.statistic(metric, name, from, to);
  if (measured.expression === undefined) return statistic(measured);
  const valueOf = (id: string): number | undefined => {
    const part = measured.parts[id];
    if (part === undefined) return undefined;
    return typeof part === 'function' ? part(valueOf) : statistic(part);
  };
  return measured.expression(valueOf);
}
