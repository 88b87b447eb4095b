import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as actions from 'aws-cdk-lib/aws-cloudwatch-actions';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { runbookAddress } from '../runbooks/address';
import type { Signal } from './signal';

/** Where those who are told of an alarm read on. */
export interface AlarmPlace {
  /** Where the project's pages are; absent: in the repository. */
  runbooksUrl: string | undefined;
  topic: sns.ITopic;
}

/** An alarm that tells somebody. Its description ends with the address of its runbook. */
export function createAlarm(scope: Construct, name: string, signal: Signal, place: AlarmPlace): void {
  const description = `${signal.description} ${runbookAddress(name, place.runbooksUrl)}`;
  quietAlarm(scope, name, { ...signal, description }).addAlarmAction(new actions.SnsAction(place.topic));
}

/** An alarm that tells nobody, as a part of a composite one. */
export function quietAlarm(scope: Construct, name: string, signal: Signal): cloudwatch.Alarm {
  const { metric, threshold, description, periods = { of: 1, breaching: 1 }, isLow } = signal;
  return new cloudwatch.Alarm(scope, name, {
    metric,
    threshold,
    evaluationPeriods: periods.of,
    datapointsToAlarm: periods.breaching,
    alarmDescription: description,
    comparisonOperator: isLow
      ? cloudwatch.ComparisonOperator.LESS_THAN_OR_EQUAL_TO_THRESHOLD
      : cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
  });
}
