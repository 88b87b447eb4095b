import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readEnvironment, text } from '../lib/environment';
import { createHandler } from './handler';

const { TABLE_NAME: tableName } = readEnvironment(process.env, { TABLE_NAME: text });

/** Counts the votes of one voting in one part of its boxes. */
export const handler = createHandler({ client: new DynamoDBClient({}), tableName });
