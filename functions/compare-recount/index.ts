import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createAppSyncCaller } from '../lib/appsync/caller';
import { environment } from '../lib/environment';
import { log } from '../lib/log';
import { TablePublicationStore } from '../lib/tally/publication-store';
import { announceThrough, createTallyPublisher } from '../lib/tally/publisher';
import { createHandler } from './handler';
import { createComparisonStore } from './table-comparison-store';

const { TABLE_NAME, GRAPHQL_ENDPOINT, AWS_REGION } = environment(
  process.env,
  'TABLE_NAME',
  'GRAPHQL_ENDPOINT',
  'AWS_REGION',
);
const client = new DynamoDBClient({});
const callAppSync = createAppSyncCaller({
  endpoint: GRAPHQL_ENDPOINT,
  region: AWS_REGION,
  credentials: client.config.credentials,
});

/** Compares a recount with the live tally, and makes the tally final when they agree. */
export const handler = createHandler({
  store: createComparisonStore(client, TABLE_NAME),
  publisher: createTallyPublisher({
    store: new TablePublicationStore(client, TABLE_NAME),
    announce: announceThrough(callAppSync),
  }),
  log,
  now: Date.now,
});
