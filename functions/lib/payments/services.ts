import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SNSClient } from '@aws-sdk/client-sns';
import { log } from '../log';
import { checkPausesFrom } from '../checkouts/checks';
import { providerDeadlineFrom } from '../checkouts/deadline';
import { readEnvironment } from './environment';
import { providersFrom } from './providers';
import { TopicReceipts } from '../checkouts/receipts';
import type { SettlingServices } from '../checkouts/settle';
import { TableStore } from '../checkouts/table-store';

/** The services of a function that settles, from its environment. */
export function settlingServices(env: NodeJS.ProcessEnv): SettlingServices {
  const environment = readEnvironment(env, 'RECEIPTS_TOPIC_ARN');
  return {
    store: new TableStore(new DynamoDBClient({}), environment.TABLE_NAME),
    gateways: providersFrom(environment).gateways,
    receipts: new TopicReceipts(new SNSClient({}), environment.RECEIPTS_TOPIC_ARN, log),
    log,
    now: Date.now,
    checkPauses: checkPausesFrom(env),
    providerDeadline: providerDeadlineFrom(env),
  };
}
