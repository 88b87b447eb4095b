import { Duration } from 'aws-cdk-lib';
import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';

/** Something worth an alarm. */
export interface Signal {
  metric: cloudwatch.IMetric;
  /** The alarm rings at this value and above. */
  threshold: number;
  /** What it means, for those who are told. */
  description: string;
  /** Periods that are looked at, and how many of them have to breach. One of one if nothing is said. */
  periods?: { of: number; breaching: number };
  /** Whether it rings at the threshold and below. */
  isLow?: boolean;
}

export const MINUTE = Duration.minutes(1);
export const FIVE_MINUTES = Duration.minutes(5);
