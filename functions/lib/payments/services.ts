import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SNSClient } from '@aws-sdk/client-sns';
import type { PaymentProvider } from '../../../schema/generated/types';
import { byProvider } from '../by-provider';
import { CHECK_VARIABLES, checkPausesFrom } from '../checkouts/checks';
import { PROVIDER_DEADLINE } from '../checkouts/deadline';
import type { Billing } from '../checkouts/provider';
import { TopicReceipts } from '../checkouts/receipts';
import type { SettlingServices } from '../checkouts/settle';
import { TableStore } from '../checkouts/table-store';
import { seconds, text, type Environment } from '../environment';
import { log } from '../log';
import { PROVIDER_VARIABLES, providersFrom } from './providers';

/** What a function that settles reads from its environment. */
export const SETTLING_VARIABLES = {
  ...PROVIDER_VARIABLES,
  ...CHECK_VARIABLES,
  TABLE_NAME: text,
  RECEIPTS_TOPIC_ARN: text,
  PROVIDER_DEADLINE_SECONDS: seconds(PROVIDER_DEADLINE),
};

/** The services of a function that settles. */
export function settlingServices(
  environment: Environment<typeof SETTLING_VARIABLES>,
  billing?: Partial<Record<PaymentProvider, Billing>>,
): SettlingServices {
  const providers = providersFrom(environment, billing);
  return {
    store: new TableStore(new DynamoDBClient({}), environment.TABLE_NAME),
    gateways: byProvider((provider) => providers[provider].gateway),
    receipts: new TopicReceipts(new SNSClient({}), environment.RECEIPTS_TOPIC_ARN, log),
    log,
    now: Date.now,
    checkPauses: checkPausesFrom(environment),
    providerDeadline: environment.PROVIDER_DEADLINE_SECONDS,
  };
}
