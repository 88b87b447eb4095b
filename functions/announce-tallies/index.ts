import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { PublishTallyDocument, PublishWallDocument } from '../../schema/generated/operations';
import { createAppSyncCaller } from '../lib/appsync/caller';
import { boundedCalls } from '../lib/bounded-calls';
import { positiveNumber, readEnvironment, text } from '../lib/environment';
import { log } from '../lib/log';
import { fillPublications } from './fill-publications';
import { createHandler } from './handler';
import { countSubscriptions } from './subscriptions';
import { createLeaseStore } from './table-lease-store';
import { createTallyStore } from './table-tally-store';

const environment = readEnvironment(process.env, {
  TABLE_NAME: text,
  GRAPHQL_ENDPOINT: text,
  GRAPHQL_API_ID: text,
  AWS_REGION: text,
  PACE_MILLISECONDS: positiveNumber,
  MESSAGES_PER_SECOND: positiveNumber,
});

/** A call that hangs must not outlast a pace by far, nor the lease at all. */
const BRIEFLY = boundedCalls(500, 1000);

const tableName = environment.TABLE_NAME;
const dynamodb = new DynamoDBClient(BRIEFLY);
const cloudWatch = new CloudWatchClient(BRIEFLY);
const store = createTallyStore(dynamodb, tableName);
const callAppSync = createAppSyncCaller({
  endpoint: environment.GRAPHQL_ENDPOINT,
  region: environment.AWS_REGION,
  credentials: dynamodb.config.credentials,
});

/** Announces tallies: runs every minute, one invocation announcing and the next one standing by. */
export const handler = createHandler({
  store,
  leases: createLeaseStore(dynamodb, tableName),
  api: {
    tellTally: (tally, limit) => callAppSync(PublishTallyDocument, { input: tally }, { limit, attempts: 1 }),
    tellWall: (at, tallies, limit) =>
      callAppSync(PublishWallDocument, { input: { at, tallies } }, { limit, attempts: 1 }),
  },
  countSubscriptions: () => countSubscriptions(cloudWatch, environment.GRAPHQL_API_ID, Date.now()),
  fillPublications: () => fillPublications(dynamodb, tableName, (tally, told) => store.keep(tally, told)),
  pace: {
    quickest: environment.PACE_MILLISECONDS,
    messagesPerSecond: environment.MESSAGES_PER_SECOND,
  },
  log,
  now: Date.now,
  elapsed: () => performance.now(),
  sleep: (milliseconds) => sleep(milliseconds),
  newHolder: randomUUID,
});
