import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SFNClient } from '@aws-sdk/client-sfn';
import { readEnvironment, text } from '../lib/environment';
import { log } from '../lib/log';
import { createRecountStarter } from '../lib/tally/recount-starter';
import { createClaimSettler, tableClaims } from './claims';
import { createHandler, scheduleReader } from './handler';
import { createNumberingKeeper, numberingParts } from './numbering';

const environment = readEnvironment(process.env, {
  TABLE_NAME: text,
  RECOUNT_STATE_MACHINE_ARN: text,
  NUMBERING_STATE_MACHINE_ARN: text,
});
const tableName = environment.TABLE_NAME;
const dynamodb = new DynamoDBClient({});
const stepFunctions = new SFNClient({});
const read = scheduleReader(dynamodb, tableName);

/** What all parts of one invocation go by. */
let schedule: ReturnType<typeof read> | undefined;
const readSchedule = (): ReturnType<typeof read> => (schedule ??= read());

const search = createHandler({
  readSchedule,
  startRecount: createRecountStarter(stepFunctions, environment.RECOUNT_STATE_MACHINE_ARN),
  log,
  now: Date.now,
});
const settleClaims = createClaimSettler({
  ...tableClaims(dynamodb, tableName),
  readSchedule,
  log,
  now: Date.now,
});
const keepNumbering = createNumberingKeeper({
  ...numberingParts(dynamodb, tableName, stepFunctions, environment.NUMBERING_STATE_MACHINE_ARN),
  readSchedule,
  now: Date.now,
});

/** Runs every minute: starts the recounts that nothing else did, ends claims, and starts the numbering of old votes. */
export const handler = async (): Promise<void> => {
  schedule = undefined;
  const outcomes = await Promise.allSettled([search(), settleClaims(), keepNumbering()]);
  const failure = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failure) throw failure.reason;
};
