import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { readEnvironment, text } from '../lib/environment';
import { log } from '../lib/log';
import { createHandler } from './handler';
import { TableCountStore } from './table-count-store';

const { TABLE_NAME, UNCOUNTED_VOTES_QUEUE_URL } = readEnvironment(process.env, {
  TABLE_NAME: text,
  UNCOUNTED_VOTES_QUEUE_URL: text,
});
const sqs = new SQSClient({});

/** Counts votes from the table's stream, exactly once. */
export const handler = createHandler({
  store: new TableCountStore(new DynamoDBClient({}), TABLE_NAME),
  setAside: async (record) => {
    const MessageBody = JSON.stringify(record);
    await sqs.send(new SendMessageCommand({ QueueUrl: UNCOUNTED_VOTES_QUEUE_URL, MessageBody }));
  },
  log,
});
