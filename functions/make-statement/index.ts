import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { byProvider } from '../lib/by-provider';
import { readEnvironment } from '../lib/environment';
import { log } from '../lib/log';
import { providersFrom } from '../lib/payments/providers';
import { SETTLING_VARIABLES, settlingServices } from '../lib/payments/services';
import { statementHandler } from './handler';
import { TableStatementStore } from './table-statement-store';

const environment = readEnvironment(process.env, SETTLING_VARIABLES);
const providers = providersFrom(environment);

/** Makes the monthly statements. It runs every few minutes, and mostly there is nothing to do. */
export const handler = statementHandler({
  statements: new TableStatementStore(new DynamoDBClient({}), environment.TABLE_NAME, log),
  services: settlingServices(environment),
  lists: byProvider((provider) => providers[provider].lists),
});
