import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readEnvironment, text } from '../lib/environment';
import { createHandler } from './handler';

const { TABLE_NAME } = readEnvironment(process.env, { TABLE_NAME: text });

/** Counts the votes of one voting in one segment of the table. */
export const handler = createHandler(new DynamoDBClient({}), TABLE_NAME);
