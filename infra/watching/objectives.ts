import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as actions from 'aws-cdk-lib/aws-cloudwatch-actions';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { runbookAddress } from '../runbooks/address';
import { quietAlarm, type AlarmPlace } from './alarm';
import { apiMetric, apiRequests, throttled } from './metrics';
import { MINUTE } from './signal';

/** Of all minutes of two weeks, so many are good: 100 of 20,160 may be bad. Values by the minute are kept for 15 days. */
export const OBJECTIVE = 0.995;
const WINDOW_MINUTES = 14 * 24 * 60;
export const BUDGET_MINUTES = Math.floor(WINDOW_MINUTES * (1 - OBJECTIVE));

/** Seconds after which a vote should be counted, and a payment settled. */
const COUNTED_WITHIN = 10;
const SETTLED_WITHIN = 120;

/**
 * Two speeds at which the budget burns, each seen in a long and in a short window, so that an alarm comes soon and goes soon:
 * 14.4 times as fast as it may, which takes a day, and six times (Google SRE workbook, "Alerting on SLOs").
 */
const BURNING = [
  { id: 'Fast', rate: 14.4, minutes: [60, 5] },
  { id: 'Slow', rate: 6, minutes: [360, 30] },
] as const;

/** What people may rely on, minute by minute. */
export interface Objective {
  /** The name of its alarm. */
  name: string;
  title: string;
  /** 1 in a minute that was bad, and 0 in any other. */
  badMinute: cloudwatch.MathExpression;
  description: string;
}

/** What the objectives are read from. */
export interface Measured {
  apiId: string;
  tableName: string;
  countVotes: lambda.Function;
  talliesUntold: cloudwatch.IMetric;
  paymentEvents: sqs.Queue;
  unsettledPayments: sqs.Queue;
}

/** The three promises: votes are taken, tallies are told, money is right. */
export function objectivesOf(measured: Measured): Objective[] {
  const { apiId, tableName, countVotes, talliesUntold, paymentEvents, unsettledPayments } = measured;
  const badMinute = (
    expression: string,
    usingMetrics: Record<string, cloudwatch.IMetric>,
  ): cloudwatch.MathExpression =>
    new cloudwatch.MathExpression({ expression, usingMetrics, period: MINUTE, label: 'bad minutes' });
  return [
    {
      name: 'VotesTakenTooSeldom',
      title: 'Votes are taken',
      badMinute: badMinute('IF(FILL(errors, 0) + FILL(refused, 0) > 0.01 * requests, 1, 0)', {
        requests: apiRequests(apiId),
        errors: apiMetric(apiId, '5XXError'),
        refused: throttled(tableName, 'Write'),
      }),
      description: 'In too many minutes more than one request of a hundred failed, or met a busy table.',
    },
    {
      name: 'TalliesToldTooLate',
      title: 'Tallies are told',
      badMinute: badMinute(`IF(FILL(age, 0) > ${COUNTED_WITHIN * 1000} OR FILL(untold, 0) > 0, 1, 0)`, {
        age: countVotes.metric('IteratorAge', { statistic: 'Maximum', period: MINUTE }),
        untold: talliesUntold,
      }),
      description: `In too many minutes votes waited for more than ${COUNTED_WITHIN} seconds, or tallies were not told.`,
    },
    {
      name: 'PaymentsSettledTooLate',
      title: 'Money is right',
      badMinute: badMinute(`IF(FILL(waiting, 0) > ${SETTLED_WITHIN} OR FILL(givenUp, 0) > 0, 1, 0)`, {
        waiting: paymentEvents.metricApproximateAgeOfOldestMessage({ period: MINUTE }),
        givenUp: unsettledPayments.metricApproximateNumberOfMessagesVisible({ period: MINUTE }),
      }),
      description: `In too many minutes a payment waited for more than ${SETTLED_WITHIN} seconds, or was given up.`,
    },
  ];
}

/** The alarm of an objective: its budget burns too fast, in both windows of one of the two speeds. */
export function createBurnAlarm(scope: Construct, objective: Objective, place: AlarmPlace): void {
  const { name, badMinute, description } = objective;
  const burning = BURNING.map(({ id, rate, minutes }) =>
    cloudwatch.AlarmRule.allOf(
      ...minutes.map((of) =>
        quietAlarm(scope, `${name}${id}${of}`, {
          metric: badMinute,
          threshold: 1,
          periods: { of, breaching: Math.max(1, Math.ceil(of * (1 - OBJECTIVE) * rate)) },
          description: `A part of ${name}: bad minutes of the last ${of}.`,
        }),
      ),
    ),
  );
  const composite = new cloudwatch.CompositeAlarm(scope, name, {
    alarmRule: cloudwatch.AlarmRule.anyOf(...burning),
    alarmDescription: `${description} ${runbookAddress(name, place.runbooksUrl)}`,
  });
  composite.addAlarmAction(new actions.SnsAction(place.topic));
}

/** What is left of the budget of an objective, in percent, over the window of a widget. */
export function budgetLeft({ name, title, badMinute }: Objective): cloudwatch.MathExpression {
  // Ids are shared by all expressions of a widget.
  const id = `bad${name}`;
  return new cloudwatch.MathExpression({
    expression: `100 * (1 - RUNNING_SUM(FILL(${id}, 0)) / ${BUDGET_MINUTES})`,
    usingMetrics: { [id]: badMinute },
    label: title,
    period: MINUTE,
  });
}
