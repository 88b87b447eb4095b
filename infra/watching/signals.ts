import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as events from 'aws-cdk-lib/aws-events';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import type * as stepfunctions from 'aws-cdk-lib/aws-stepfunctions';
import { VOTES_BY_VOTING } from '../../model/vote';
import { apiMetric, cognitoThrottles, sumOf, throttled } from './metrics';
import { FIVE_MINUTES, MINUTE, type Signal } from './signal';

/** Milliseconds that the slowest of a hundred answers may take. */
const SLOW = 3000;

/** The API as those who call it meet it. */
export function apiSignals(apiId: string): Record<string, Signal> {
  const metric = (name: string, statistic?: string): cloudwatch.Metric => apiMetric(apiId, name, statistic);
  return {
    ApiFails: {
      metric: metric('5XXError'),
      threshold: 5,
      periods: { of: 3, breaching: 2 },
      description: 'The API ends requests with errors of its own (5XX).',
    },
    ApiIsSlow: {
      metric: metric('Latency', 'p99'),
      threshold: SLOW,
      periods: { of: 5, breaching: 3 },
      description: `One answer of a hundred takes longer than ${SLOW / 1000} seconds.`,
    },
    ApiRefusesMany: {
      metric: metric('4XXError'),
      threshold: 300,
      periods: { of: 5, breaching: 3 },
      description: 'The API refuses many requests (4XX): an ended key, a quota, or somebody trying.',
    },
    LiveConnectionsFail: {
      metric: sumOf([metric('ConnectServerError'), metric('SubscribeServerError')], 'failed'),
      threshold: 10,
      periods: { of: 5, breaching: 3 },
      description: 'Live connections and subscriptions end with errors of AppSync’s.',
    },
    LiveMessagesDropped: {
      metric: metric('InboundMessageDropped'),
      threshold: 1,
      description: 'Announcements were dropped, because a quota of messages was reached.',
    },
  };
}

/** The table and its busiest index. A few throttled requests are tried again and harm nobody. */
export function tableSignals(tableName: string): Record<string, Signal> {
  const of = (index?: string): cloudwatch.IMetric =>
    sumOf([throttled(tableName, 'Read', index), throttled(tableName, 'Write', index)], 'throttled');
  return {
    TableThrottled: {
      metric: of(),
      threshold: 100,
      periods: { of: 3, breaching: 2 },
      description: 'The table turns reads or writes away: voters are told to try again.',
    },
    IndexThrottled: {
      metric: of(VOTES_BY_VOTING),
      threshold: 100,
      periods: { of: 3, breaching: 2 },
      description: `The index ${VOTES_BY_VOTING} turns writes away, and makes the table wait.`,
    },
  };
}

/** What failures of a function are looked at together. */
const TEN_MINUTES = Duration.minutes(10);

/** So many failed invocations of ten minutes are too many, however many went well. */
const MANY_FAILED = 6;

/**
 * A function that fails: often, or most of the times that it ran. One that runs once an hour, or when somebody asks for
 * something, never fails often: its one failure is all of them. A failure that a repetition made good is half of them.
 */
function failureSignal(item: lambda.Function): Signal {
  return {
    metric: new cloudwatch.MathExpression({
      expression: `IF(errors >= ${MANY_FAILED} OR errors * 2 > invocations, errors, 0)`,
      usingMetrics: {
        errors: item.metricErrors({ period: TEN_MINUTES }),
        invocations: item.metricInvocations({ period: TEN_MINUTES }),
      },
      label: 'failed',
      period: TEN_MINUTES,
    }),
    threshold: 1,
    description: `${item.node.id} fails again and again, or each time that it runs.`,
  };
}

/**
 * The announcer is started every minute, as another function is. Where that one is started, or votes are counted, and the
 * announcer is not, it was stopped. A stage that is new has started neither yet, and nothing is wrong with it: silence of
 * the announcer alone, which CloudWatch would find in the minutes before there was a stage, too, says nothing.
 */
function announcerSignal({ announceTallies, findClosedVotings, countVotes }: Scheduled): Signal {
  const started = (item: lambda.Function): cloudwatch.Metric => item.metricInvocations({ period: MINUTE });
  return {
    metric: new cloudwatch.MathExpression({
      expression: 'IF(FILL(searches, 0) + FILL(counts, 0) > 0, FILL(announcers, 0), 1)',
      usingMetrics: {
        announcers: started(announceTallies),
        searches: started(findClosedVotings),
        counts: started(countVotes),
      },
      label: 'started',
      period: MINUTE,
    }),
    threshold: 0,
    periods: { of: 5, breaching: 5 },
    isLow: true,
    description:
      'The announcer was not started for five minutes, and other functions were: nobody is told of tallies.',
  };
}

/** The functions by which it is seen that the announcer is not started. */
export interface Scheduled {
  announceTallies: lambda.Function;
  /** Started every minute as well. */
  findClosedVotings: lambda.Function;
  countVotes: lambda.Function;
}

/** Errors of each function that has no alarm of its own, throttling of all, and the schedules that start some. */
export function functionSignals(
  functions: readonly lambda.Function[],
  rules: readonly events.Rule[],
  scheduled: Scheduled,
): Record<string, Signal> {
  const errors = functions.map((item): [string, Signal] => [`${item.node.id}Fails`, failureSignal(item)]);
  return {
    ...Object.fromEntries(errors),
    FunctionsThrottled: {
      metric: new cloudwatch.Metric({
        namespace: 'AWS/Lambda',
        metricName: 'Throttles',
        statistic: 'Sum',
        period: MINUTE,
      }),
      threshold: 10,
      periods: { of: 3, breaching: 2 },
      description: 'Functions of the account wait, because too many run at once in the region.',
    },
    SchedulesFail: {
      metric: sumOf(
        rules.map(
          ({ ruleName }) =>
            new cloudwatch.Metric({
              namespace: 'AWS/Events',
              metricName: 'FailedInvocations',
              statistic: 'Sum',
              period: FIVE_MINUTES,
              dimensionsMap: { RuleName: ruleName },
            }),
        ),
        'failed',
      ),
      threshold: 1,
      description: 'A schedule cannot start its function.',
    },
    AnnouncerStopped: announcerSignal(scheduled),
  };
}

/** What is read from the table's stream, and what waits for it. */
export function streamSignals(
  countVotes: lambda.Function,
  announceChanges: lambda.Function,
): Record<string, Signal> {
  const age = (item: lambda.Function): cloudwatch.Metric =>
    item.metric('IteratorAge', { statistic: 'Maximum', period: MINUTE });
  return {
    TallyLags: {
      metric: age(countVotes),
      threshold: MINUTE.toMilliseconds(),
      description: 'Votes wait for more than a minute to be counted.',
    },
    AnnouncementsLag: {
      metric: age(announceChanges),
      threshold: MINUTE.toMilliseconds(),
      periods: { of: 3, breaching: 2 },
      description: 'Changes of balances and of votings are announced more than a minute late.',
    },
  };
}

/** Queues of what was given up, and the one of payments that are still to be settled. */
export function queueSignals(
  failureQueues: Readonly<Record<string, sqs.Queue>>,
  paymentEvents: sqs.Queue,
): Record<string, Signal> {
  const givenUp = Object.entries(failureQueues).map(([name, queue]): [string, Signal] => [
    name,
    {
      metric: queue.metricApproximateNumberOfMessagesVisible({ period: MINUTE }),
      threshold: 1,
      description: `Something was given up and waits in ${name}.`,
    },
  ]);
  return {
    ...Object.fromEntries(givenUp),
    PaymentsWait: {
      metric: paymentEvents.metricApproximateAgeOfOldestMessage({ period: MINUTE }),
      threshold: 300,
      periods: { of: 3, breaching: 2 },
      description: 'Webhooks of payments wait for more than five minutes to be settled.',
    },
  };
}

/** State machines that ended badly. */
export function stateMachineSignals(
  recount: stepfunctions.StateMachine,
  numbering: stepfunctions.StateMachine,
): Record<string, Signal> {
  return {
    RecountFails: {
      metric: recount.metricFailed({ period: MINUTE }),
      threshold: 1,
      description:
        'A recount did not end well. If TallyDisagrees rings, that is why; otherwise counting failed, and is tried again within three hours.',
    },
    RecountLasts: {
      metric: recount.metricTimedOut({ period: MINUTE }),
      threshold: 1,
      description: 'A recount has not ended within a day.',
    },
    NumberingFails: {
      metric: numbering.metricFailed({ period: FIVE_MINUTES }),
      threshold: 1,
      description: 'Giving old votes their ballots did not end well. It is started again within a minute.',
    },
  };
}

/** Signing up and in. */
export function peopleSignals(pool: { userPoolId: string; clientId: string }): Record<string, Signal> {
  return {
    PeopleTurnedAway: {
      metric: sumOf(
        (['SignUp', 'SignIn', 'TokenRefresh'] as const).map((kind) => cognitoThrottles(kind, pool)),
        'turned away',
      ),
      threshold: 10,
      periods: { of: 3, breaching: 2 },
      description: 'Cognito turns people away, because too many sign up or in at once.',
    },
  };
}

/** Requests that a web ACL blocked in five minutes. */
const MANY_BLOCKED = 1000;

/**
 * What a web ACL blocks.
 * @param region of the ACL; absent for one of CloudFront's.
 */
export function firewallSignal(metricName: string, region: string | undefined): Signal {
  return {
    metric: new cloudwatch.Metric({
      namespace: 'AWS/WAFV2',
      metricName: 'BlockedRequests',
      statistic: 'Sum',
      period: FIVE_MINUTES,
      dimensionsMap: { WebACL: metricName, Rule: 'ALL', ...(region !== undefined && { Region: region }) },
    }),
    threshold: MANY_BLOCKED,
    description: `The firewall blocked ${MANY_BLOCKED} requests in five minutes: an attack, or a hall behind one address.`,
  };
}

/** Days before its end at which a certificate should have been renewed: ACM begins 60 days before. */
const CERTIFICATE_DAYS = 30;

/** A certificate that is not renewed. */
export function certificateSignal(certificateArn: string): Signal {
  return {
    metric: new cloudwatch.Metric({
      namespace: 'AWS/CertificateManager',
      metricName: 'DaysToExpiry',
      statistic: 'Minimum',
      period: Duration.days(1),
      dimensionsMap: { CertificateArn: certificateArn },
    }),
    threshold: CERTIFICATE_DAYS,
    isLow: true,
    description: `The certificate of the web app ends within ${CERTIFICATE_DAYS} days and was not renewed.`,
  };
}
