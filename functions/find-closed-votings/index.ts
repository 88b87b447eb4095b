import { SFNClient } from '@aws-sdk/client-sfn';
import { readEnvironment, text } from '../lib/environment';
import { log } from '../lib/log';
import { createRecountStarter } from '../lib/tally/recount-starter';
import { TALLY_VARIABLES, tallyServices } from '../lib/tally/services';
import { createHandler, scheduleReader } from './handler';

const environment = readEnvironment(process.env, { ...TALLY_VARIABLES, RECOUNT_STATE_MACHINE_ARN: text });
const { dynamodb, tableName, publisher } = tallyServices(environment);

/** Runs every minute: starts the recounts and publishes the tallies that nothing else did. */
export const handler = createHandler({
  readSchedule: scheduleReader(dynamodb, tableName),
  startRecount: createRecountStarter(new SFNClient({}), environment.RECOUNT_STATE_MACHINE_ARN),
  publisher,
  log,
  now: Date.now,
});
