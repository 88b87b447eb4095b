import { SFNClient } from '@aws-sdk/client-sfn';
import { createAppSyncCaller } from '../lib/appsync/caller';
import { environment } from '../lib/environment';
import { log } from '../lib/log';
import { createRecountStarter } from '../lib/tally/recount-starter';
import { createHandler } from './handler';

const { GRAPHQL_ENDPOINT, RECOUNT_STATE_MACHINE_ARN, AWS_REGION } = environment(
  process.env,
  'GRAPHQL_ENDPOINT',
  'RECOUNT_STATE_MACHINE_ARN',
  'AWS_REGION',
);
const stepFunctions = new SFNClient({});

/** Announces changed balances and starts the recounts of votings that close soon. */
export const handler = createHandler({
  callAppSync: createAppSyncCaller({
    endpoint: GRAPHQL_ENDPOINT,
    region: AWS_REGION,
    credentials: stepFunctions.config.credentials,
  }),
  startRecount: createRecountStarter(stepFunctions, RECOUNT_STATE_MACHINE_ARN),
  log,
  now: Date.now,
});
