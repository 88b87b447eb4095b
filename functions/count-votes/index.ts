import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createAppSyncCaller } from '../lib/appsync/caller';
import { environment } from '../lib/environment';
import { log } from '../lib/log';
import { TablePublicationStore } from '../lib/tally/publication-store';
import { announceThrough, createTallyPublisher } from '../lib/tally/publisher';
import { createHandler } from './handler';
import { TableCountStore } from './table-count-store';

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

/** Counts votes from the table's stream, exactly once, and announces tallies, at most one a second for each voting. */
export const handler = createHandler({
  store: new TableCountStore(client, TABLE_NAME),
  publisher: createTallyPublisher({
    store: new TablePublicationStore(client, TABLE_NAME),
    announce: announceThrough(callAppSync),
  }),
  log,
  now: Date.now,
});
