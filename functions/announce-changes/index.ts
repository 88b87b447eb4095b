import { SFNClient } from '@aws-sdk/client-sfn';
import { createAppSyncCaller } from '../lib/appsync/caller';
import { readEnvironment, text } from '../lib/environment';
import { log } from '../lib/log';
import { createRecountStarter } from '../lib/tally/recount-starter';
import { createHandler } from './handler';

const environment = readEnvironment(process.env, {
  GRAPHQL_ENDPOINT: text,
  RECOUNT_STATE_MACHINE_ARN: text,
  AWS_REGION: text,
});
const stepFunctions = new SFNClient({});

/** Announces changed balances and starts the recounts of votings that close soon. */
export const handler = createHandler({
  callAppSync: createAppSyncCaller({
    endpoint: environment.GRAPHQL_ENDPOINT,
    region: environment.AWS_REGION,
    credentials: stepFunctions.config.credentials,
  }),
  startRecount: createRecountStarter(stepFunctions, environment.RECOUNT_STATE_MACHINE_ARN),
  log,
  now: Date.now,
});
