import { readEnvironment } from '../lib/environment';
import { log } from '../lib/log';
import { TALLY_VARIABLES, tallyServices } from '../lib/tally/services';
import { createHandler } from './handler';
import { createComparisonStore } from './table-comparison-store';

const { dynamodb, tableName, publisher } = tallyServices(readEnvironment(process.env, TALLY_VARIABLES));

/** Compares a recount with the live tally, and makes the tally final when they agree. */
export const handler = createHandler({
  store: createComparisonStore(dynamodb, tableName),
  publisher,
  log,
  now: Date.now,
});
