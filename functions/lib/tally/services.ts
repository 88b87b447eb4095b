import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createAppSyncCaller } from '../appsync/caller';
import { text, type Environment } from '../environment';
import { TablePublicationStore } from './publication-store';
import { announceThrough, createTallyPublisher } from './publisher';

/** What a function reads from its environment that has to do with tallies. */
export const TALLY_VARIABLES = { TABLE_NAME: text, GRAPHQL_ENDPOINT: text, AWS_REGION: text };

/** The table and the publisher of a function that has to do with tallies. */
export function tallyServices(environment: Environment<typeof TALLY_VARIABLES>) {
  const { TABLE_NAME: tableName, GRAPHQL_ENDPOINT: endpoint, AWS_REGION: region } = environment;
  const dynamodb = new DynamoDBClient({});
  const callAppSync = createAppSyncCaller({ endpoint, region, credentials: dynamodb.config.credentials });
  return {
    dynamodb,
    tableName,
    publisher: createTallyPublisher({
      store: new TablePublicationStore(dynamodb, tableName),
      announce: announceThrough(callAppSync),
    }),
  };
}
