import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { readEnvironment, text } from '../lib/environment';
import { log } from '../lib/log';
import { PROVIDER_VARIABLES, providersFrom } from '../lib/payments/providers';
import { webhookHandler } from './handler';
import { TableTransmissions } from './transmissions';

const environment = readEnvironment(process.env, {
  ...PROVIDER_VARIABLES,
  TABLE_NAME: text,
  PAYMENT_EVENTS_QUEUE_URL: text,
});
const sqs = new SQSClient({});

/** `POST /webhooks/<provider>` of the HTTP API, payload format 2.0. */
export const handler = webhookHandler({
  providers: providersFrom(environment),
  transmissions: new TableTransmissions(new DynamoDBClient({}), environment.TABLE_NAME),
  send: async (notice) => {
    const QueueUrl = environment.PAYMENT_EVENTS_QUEUE_URL;
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(notice) }));
  },
  log,
});
