import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { environment } from '../lib/environment';
import { createHandler } from './handler';

const { TABLE_NAME } = environment(process.env, 'TABLE_NAME');

/** Counts the votes of one voting in one segment of the table. */
export const handler = createHandler(new DynamoDBClient({}), TABLE_NAME);
