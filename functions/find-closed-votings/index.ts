import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SFNClient } from '@aws-sdk/client-sfn';
import { readEnvironment, text } from '../lib/environment';
import { log } from '../lib/log';
import { createRecountStarter } from '../lib/tally/recount-starter';
import { createHandler, scheduleReader } from './handler';

const environment = readEnvironment(process.env, { TABLE_NAME: text, RECOUNT_STATE_MACHINE_ARN: text });

/** Runs every minute: starts the recounts that nothing else did. */
export const handler = createHandler({
  readSchedule: scheduleReader(new DynamoDBClient({}), environment.TABLE_NAME),
  startRecount: createRecountStarter(new SFNClient({}), environment.RECOUNT_STATE_MACHINE_ARN),
  log,
  now: Date.now,
});
