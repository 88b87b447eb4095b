import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SFNClient } from '@aws-sdk/client-sfn';
import { createAppSyncCaller } from '../lib/appsync/caller';
import { environment } from '../lib/environment';
import { log } from '../lib/log';
import { createRecountStarter } from '../lib/tally/recount-starter';
import { TablePublicationStore } from '../lib/tally/publication-store';
import { announceThrough, createTallyPublisher } from '../lib/tally/publisher';
import { createHandler, scheduleReader } from './handler';

const { TABLE_NAME, GRAPHQL_ENDPOINT, RECOUNT_STATE_MACHINE_ARN, AWS_REGION } = environment(
  process.env,
  'TABLE_NAME',
  'GRAPHQL_ENDPOINT',
  'RECOUNT_STATE_MACHINE_ARN',
  'AWS_REGION',
);
const client = new DynamoDBClient({});
const callAppSync = createAppSyncCaller({
  endpoint: GRAPHQL_ENDPOINT,
  region: AWS_REGION,
  credentials: client.config.credentials,
});

/** Runs every minute: starts the recounts and publishes the tallies that nothing else did. */
export const handler = createHandler({
  readSchedule: scheduleReader(client, TABLE_NAME),
  startRecount: createRecountStarter(new SFNClient({}), RECOUNT_STATE_MACHINE_ARN),
  publisher: createTallyPublisher({
    store: new TablePublicationStore(client, TABLE_NAME),
    announce: announceThrough(callAppSync),
  }),
  log,
  now: Date.now,
});
