import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readEnvironment, text } from '../lib/environment';
import { createHandler } from './handler';
import { createPreparationStore } from './table-preparation-store';

const { TABLE_NAME } = readEnvironment(process.env, { TABLE_NAME: text });

/** Says whether the votes of a closed voting are to be counted, and when. */
export const handler = createHandler(createPreparationStore(new DynamoDBClient({}), TABLE_NAME), Date.now);
