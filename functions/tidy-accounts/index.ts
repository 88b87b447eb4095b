import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readEnvironment, text } from '../lib/environment';
import { log } from '../lib/log';
import { UserPoolDirectory } from '../lib/people/directory';
import { tidyAccounts } from './tidy';

const environment = readEnvironment(process.env, { TABLE_NAME: text, USER_POOL_ID: text });
const tidying = {
  table: { client: new DynamoDBClient({}), tableName: environment.TABLE_NAME },
  users: new UserPoolDirectory(new CognitoIdentityProviderClient({}), environment.USER_POOL_ID),
  log,
  now: Date.now,
};

/** Runs every hour. */
export const handler = (): Promise<void> => tidyAccounts(tidying);
