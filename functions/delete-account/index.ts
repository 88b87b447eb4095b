import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { boundedCalls } from '../lib/bounded-calls';
import { readEnvironment, text } from '../lib/environment';
import { log, loggingFailures } from '../lib/log';
import { SETTLING_VARIABLES, settlingServices } from '../lib/payments/services';
import { UserPoolDirectory } from '../lib/people/directory';
import { deleteAccountHandler } from './handler';
import { VoterItems } from './voter-items';

const environment = readEnvironment(process.env, { ...SETTLING_VARIABLES, USER_POOL_ID: text });

/** Its calls are bounded: they are the last ones within the 30 seconds that AppSync gives a resolver. */
const cognito = new CognitoIdentityProviderClient(boundedCalls(1000, 2000));

/** Lambda data source of `deleteAccount`. See `model/calls.ts` for the payload. */
export const handler = loggingFailures(
  log,
  deleteAccountHandler({
    ...settlingServices(environment),
    items: new VoterItems(new DynamoDBClient({}), environment.TABLE_NAME),
    users: new UserPoolDirectory(cognito, environment.USER_POOL_ID),
  }),
);
