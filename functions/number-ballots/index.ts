import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readEnvironment, text } from '../lib/environment';
import { log } from '../lib/log';
import { createHandler } from './handler';
import { createNumberingStore } from './table-numbering-store';

const { TABLE_NAME } = readEnvironment(process.env, { TABLE_NAME: text });

/** Gives votes that were cast before there were ballots theirs, in one segment of the table. */
export const handler = createHandler({
  store: createNumberingStore(new DynamoDBClient({}), TABLE_NAME),
  log,
});
