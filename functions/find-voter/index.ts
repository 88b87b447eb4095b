import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { boundedCalls } from '../lib/bounded-calls';
import { readEnvironment, text } from '../lib/environment';
import { log, loggingFailures } from '../lib/log';
import { UserPoolDirectory } from '../lib/people/directory';
import { findVoterHandler } from './handler';

const environment = readEnvironment(process.env, { USER_POOL_ID: text });

/** Bounded: the transactions of the resolver want most of the 30 seconds that AppSync gives it. */
const cognito = new CognitoIdentityProviderClient(boundedCalls(1000, 2000));

/** Lambda data source of the step `findVoter`. See `model/calls.ts` for the payload. */
export const handler = loggingFailures(
  log,
  findVoterHandler({ users: new UserPoolDirectory(cognito, environment.USER_POOL_ID), log }),
);
