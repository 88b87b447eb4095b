import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SFNClient } from '@aws-sdk/client-sfn';
import { createAppSyncCaller } from '../shared/appsync';
import { environment } from '../shared/environment';
import { log } from '../shared/log';
import { createRecountStarter } from '../shared/recount-starter';
import { TablePublicationStore } from '../tally/publication-store';
import { announceThrough, createTallyPublisher } from '../tally/publisher';
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
