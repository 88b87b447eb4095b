import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readEnvironment, text } from '../lib/environment';
import { log } from '../lib/log';
import { createHandler } from './handler';
import { createComparisonStore } from './table-comparison-store';

const { TABLE_NAME } = readEnvironment(process.env, { TABLE_NAME: text });

/** Compares a recount with the live tally, and makes the tally final when they agree. */
export const handler = createHandler({
  store: createComparisonStore(new DynamoDBClient({}), TABLE_NAME),
  log,
  now: Date.now,
});
