import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SFNClient } from '@aws-sdk/client-sfn';
import { log } from '../payments/log';
import { environment } from '../shared/environment';
import { createRecountStarter } from '../shared/recount-starter';
import { createHandler, scheduleReader } from './handler';

const { TABLE_NAME, RECOUNT_STATE_MACHINE_ARN } = environment(
  process.env,
  'TABLE_NAME',
  'RECOUNT_STATE_MACHINE_ARN',
);

/** Runs every minute: starts the recounts that nothing else started. */
export const handler = createHandler({
  readSchedule: scheduleReader(new DynamoDBClient({}), TABLE_NAME),
  startRecount: createRecountStarter(new SFNClient({}), RECOUNT_STATE_MACHINE_ARN),
  log,
  now: Date.now,
});
