import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { appSeenKey } from '../../model/keys';
import { put, remove } from '../../model/writes';
import { boundedCalls } from '../lib/bounded-calls';
import { getItem } from '../lib/dynamodb/items';
import { writeItem } from '../lib/dynamodb/transact';
import { address, optionalText, readEnvironment, text } from '../lib/environment';
import { log } from '../lib/log';
import { mailboxHash } from '../lib/people/address-key';
import { AuthenticatorApps } from '../lib/people/authenticator';
import { UserPoolDirectory } from '../lib/people/directory';
import { guardAccountsHandler } from './handler';
import type { SecondFactor } from './second-factor';

const environment = readEnvironment(process.env, {
  TABLE_NAME: text,
  ADDRESS_KEY_SECRET_ID: text,
  WEB_ORIGIN: address,
  ORGANISERS_NEED_APP: optionalText,
});

/** The pool waits five seconds: one call that hangs must leave time for another. */
const BOUNDS = boundedCalls(1000, 2000);
const cognito = new CognitoIdentityProviderClient(BOUNDS);
const table = {
  client: new DynamoDBClient(BOUNDS),
  tableName: environment.TABLE_NAME,
};
const mailboxOf = mailboxHash(new SecretsManagerClient(BOUNDS), environment.ADDRESS_KEY_SECRET_ID);

function secondFactorIn(userPoolId: string): SecondFactor {
  const apps = new AuthenticatorApps(cognito, userPoolId);
  const { client, tableName } = table;
  return {
    usesApp: (userId) => apps.isOn(userId),
    signOutEverywhere: (userId) => apps.endSessions(userId),
    isKept: async (userId) => (await getItem(client, tableName, appSeenKey(userId))) !== undefined,
    keep: async (userId) => {
      await writeItem(client, tableName, put(appSeenKey(userId), { at: new Date().toISOString() }));
    },
    forget: async (userId) => {
      await writeItem(client, tableName, remove(appSeenKey(userId)));
    },
  };
}

/** Trigger of the user pool, for all that it asks. */
export const handler = guardAccountsHandler(
  (userPoolId) => ({
    table,
    mailboxOf,
    users: new UserPoolDirectory(cognito, userPoolId),
    now: Date.now,
    usesApp: (userId) => new AuthenticatorApps(cognito, userPoolId).isOn(userId),
    ...(environment.ORGANISERS_NEED_APP && { secondFactor: secondFactorIn(userPoolId) }),
  }),
  { log, webOrigin: environment.WEB_ORIGIN },
);
