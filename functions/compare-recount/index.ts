import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readEnvironment, seconds, text } from '../lib/environment';
import { log } from '../lib/log';
import { createHandler } from './handler';
import { createComparisonStore } from './table-comparison-store';

const environment = readEnvironment(process.env, {
  TABLE_NAME: text,
  INDEX_PATIENCE_SECONDS: seconds(1800_000),
});

/** Compares a recount with the live tally, and makes the tally final when they agree. */
export const handler = createHandler({
  store: createComparisonStore(new DynamoDBClient({}), environment.TABLE_NAME),
  log,
  now: Date.now,
  indexPatience: environment.INDEX_PATIENCE_SECONDS,
});
