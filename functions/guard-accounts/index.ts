import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { readEnvironment, text } from '../lib/environment';
import { log } from '../lib/log';
import { mailboxHash } from '../lib/people/address-key';
import { UserPoolDirectory } from '../lib/people/directory';
import { guardAccountsHandler } from './handler';

const environment = readEnvironment(process.env, { TABLE_NAME: text, ADDRESS_KEY_SECRET_ID: text });

/** The pool waits five seconds: one call that hangs must leave time for another. */
const requestHandler = { connectionTimeout: 1000, requestTimeout: 2000 };
const cognito = new CognitoIdentityProviderClient({ maxAttempts: 2, requestHandler });
const table = {
  client: new DynamoDBClient({ maxAttempts: 2, requestHandler }),
  tableName: environment.TABLE_NAME,
};
const mailboxOf = mailboxHash(
  new SecretsManagerClient({ maxAttempts: 2, requestHandler }),
  environment.ADDRESS_KEY_SECRET_ID,
);

/** Trigger of the user pool, for all that it asks. */
export const handler = guardAccountsHandler(
  (userPoolId) => ({
    table,
    mailboxOf,
    users: new UserPoolDirectory(cognito, userPoolId),
    now: Date.now,
  }),
  log,
);
