import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { boundedCalls } from '../lib/bounded-calls';
import { optionalText, readEnvironment, text } from '../lib/environment';
import { log, loggingFailures } from '../lib/log';
import { CloudWatchCounts } from './counts';
import { readHealthHandler } from './handler';
import { TableMoney } from './table-money';

const { TABLE_NAME, AWS_REGION, ...watched } = readEnvironment(process.env, {
  TABLE_NAME: text,
  AWS_REGION: text,
  METRICS_NAMESPACE: text,
  GRAPHQL_API_ID: text,
  COUNT_VOTES: text,
  ANNOUNCE_TALLIES: text,
  RECONCILE_CHECKOUTS: text,
  PAYMENT_EVENTS: text,
  UNSETTLED_PAYMENTS: text,
  API_FIREWALL: optionalText,
});

/** Bounded: an organiser waits, and what is not known in time is told so. */
const BOUNDS = boundedCalls(1000, 3000);

/** Lambda data source of `health`. See `model/calls.ts` for the payload. */
export const handler = loggingFailures(
  log,
  readHealthHandler({
    counts: new CloudWatchCounts(new CloudWatchClient(BOUNDS), {
      region: AWS_REGION,
      namespace: watched.METRICS_NAMESPACE,
      apiId: watched.GRAPHQL_API_ID,
      countVotes: watched.COUNT_VOTES,
      announceTallies: watched.ANNOUNCE_TALLIES,
      reconcileCheckouts: watched.RECONCILE_CHECKOUTS,
      paymentEvents: watched.PAYMENT_EVENTS,
      unsettledPayments: watched.UNSETTLED_PAYMENTS,
      apiFirewall: watched.API_FIREWALL,
    }),
    money: new TableMoney(new DynamoDBClient(BOUNDS), TABLE_NAME, log),
    now: Date.now,
    log,
  }),
);
