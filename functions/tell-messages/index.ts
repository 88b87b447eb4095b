import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { setTimeout as sleep } from 'node:timers/promises';
import { PublishMessageDocument } from '../../schema/generated/operations';
import { createAppSyncCaller } from '../lib/appsync/caller';
import { boundedCalls } from '../lib/bounded-calls';
import { readEnvironment, text } from '../lib/environment';
import { log } from '../lib/log';
import { pushStarter } from '../lib/push/start';
import { createHandler } from './handler';
import { createMessageStore } from './table-message-store';

const environment = readEnvironment(process.env, {
  TABLE_NAME: text,
  GRAPHQL_ENDPOINT: text,
  SEND_PUSHES: text,
  AWS_REGION: text,
});

/** A call that hangs must not outlast a claim. */
const bounds = boundedCalls(500, 1000);
const dynamodb = new DynamoDBClient(bounds);
const lambda = new LambdaClient(bounds);
const callAppSync = createAppSyncCaller({
  endpoint: environment.GRAPHQL_ENDPOINT,
  region: environment.AWS_REGION,
  credentials: dynamodb.config.credentials,
});

/** Runs every minute: tells voters what is about to open or to close. */
export const handler = createHandler({
  store: createMessageStore(dynamodb, environment.TABLE_NAME),
  tell: (input, limit) => callAppSync(PublishMessageDocument, { input }, { limit, attempts: 1 }),
  startPushes: pushStarter(lambda, environment.SEND_PUSHES),
  log,
  now: Date.now,
  elapsed: () => performance.now(),
  sleep: (milliseconds) => sleep(milliseconds),
});
