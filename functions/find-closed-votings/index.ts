import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SFNClient } from '@aws-sdk/client-sfn';
import { readEnvironment, text } from '../lib/environment';
import { log } from '../lib/log';
import { createRecountStarter } from '../lib/tally/recount-starter';
import { createClaimSettler, tableClaims } from './claims';
import { createHandler, scheduleReader } from './handler';

const environment = readEnvironment(process.env, { TABLE_NAME: text, RECOUNT_STATE_MACHINE_ARN: text });

const dynamodb = new DynamoDBClient({});
const readSchedule = scheduleReader(dynamodb, environment.TABLE_NAME);

const search = createHandler({
  readSchedule,
  startRecount: createRecountStarter(new SFNClient({}), environment.RECOUNT_STATE_MACHINE_ARN),
  log,
  now: Date.now,
});

const settleClaims = createClaimSettler({
  ...tableClaims(dynamodb, environment.TABLE_NAME),
  readSchedule,
  log,
  now: Date.now,
});

/** Runs every minute: starts the recounts that nothing else did, and ends claims. */
export const handler = async (): Promise<void> => {
  const outcomes = await Promise.allSettled([search(), settleClaims()]);
  const failure = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failure) throw failure.reason;
};
