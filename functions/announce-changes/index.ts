import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { SFNClient } from '@aws-sdk/client-sfn';
import { createAppSyncCaller } from '../lib/appsync/caller';
import { readEnvironment, text } from '../lib/environment';
import { log } from '../lib/log';
import type { AnnouncingEvent } from '../lib/tally/announcing-event';
import { createRecountStarter } from '../lib/tally/recount-starter';
import { createHandler } from './handler';

const environment = readEnvironment(process.env, {
  GRAPHQL_ENDPOINT: text,
  RECOUNT_STATE_MACHINE_ARN: text,
  ANNOUNCE_TALLIES: text,
  AWS_REGION: text,
});
const stepFunctions = new SFNClient({});
const lambda = new LambdaClient({});
const woken: AnnouncingEvent = { woken: true };

/** Announces changed balances, starts the recounts of votings that close soon, and the announcer for those that open. */
export const handler = createHandler({
  callAppSync: createAppSyncCaller({
    endpoint: environment.GRAPHQL_ENDPOINT,
    region: environment.AWS_REGION,
    credentials: stepFunctions.config.credentials,
  }),
  startRecount: createRecountStarter(stepFunctions, environment.RECOUNT_STATE_MACHINE_ARN),
  wakeAnnouncer: async () => {
    await lambda.send(
      new InvokeCommand({
        FunctionName: environment.ANNOUNCE_TALLIES,
        InvocationType: 'Event',
        Payload: JSON.stringify(woken),
      }),
    );
  },
  log,
  now: Date.now,
});
