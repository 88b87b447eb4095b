import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readEnvironment } from '../lib/payments/environment';
import { settlingServices } from '../lib/payments/services';
import { deleteAccountHandler } from './handler';
import { CognitoDirectory } from './user-directory';
import { VoterItems } from './voter-items';

const { TABLE_NAME, USER_POOL_ID } = readEnvironment(process.env, 'USER_POOL_ID');

/** Its calls are bounded: they are the last ones within the 30 seconds that AppSync gives a resolver. */
const cognito = new CognitoIdentityProviderClient({
  maxAttempts: 2,
  requestHandler: { connectionTimeout: 1000, requestTimeout: 2000 },
});

/** Lambda data source of `deleteAccount`. See `fields.ts` for the payload. */
export const handler = deleteAccountHandler({
  ...settlingServices(process.env),
  items: new VoterItems(new DynamoDBClient({}), TABLE_NAME),
  users: new CognitoDirectory(cognito, USER_POOL_ID),
});
