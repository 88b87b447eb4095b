import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readEnvironment, text } from '../lib/environment';
import { createHandler } from './handler';
import { TableCountStore } from './table-count-store';

const { TABLE_NAME } = readEnvironment(process.env, { TABLE_NAME: text });

/** Counts votes from the table's stream, exactly once. */
export const handler = createHandler(new TableCountStore(new DynamoDBClient({}), TABLE_NAME));
