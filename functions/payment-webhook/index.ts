import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { readEnvironment } from '../lib/payments/environment';
import { providersFrom } from '../lib/payments/providers';
import { log } from '../lib/log';
import { webhookHandler } from './handler';
import { TableTransmissions } from './transmissions';
import { verifiersOf } from './verifiers';

const environment = readEnvironment(process.env, 'PAYMENT_EVENTS_QUEUE_URL');
const { stripeSecret, payPalSecret, payPal } = providersFrom(environment);
const sqs = new SQSClient({});

/** `POST /webhooks/stripe` and `POST /webhooks/paypal` of the HTTP API, payload format 2.0. */
export const handler = webhookHandler({
  verifiers: verifiersOf({
    stripeSecrets: async () => (await stripeSecret.read()).webhookSecrets ?? [],
    payPalWebhook: async () => ({
      webhookId: (await payPalSecret.read()).webhookId,
      apiBase: environment.PAYPAL_API_BASE,
    }),
    payPal,
    now: Date.now,
  }),
  transmissions: new TableTransmissions(new DynamoDBClient({}), environment.TABLE_NAME),
  send: async (notice) => {
    const QueueUrl = environment.PAYMENT_EVENTS_QUEUE_URL;
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(notice) }));
  },
  log,
});
