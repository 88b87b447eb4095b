import { readEnvironment } from '../lib/environment';
import { log } from '../lib/log';
import { TALLY_VARIABLES, tallyServices } from '../lib/tally/services';
import { createHandler } from './handler';
import { TableCountStore } from './table-count-store';

const { dynamodb, tableName, publisher } = tallyServices(readEnvironment(process.env, TALLY_VARIABLES));

/** Counts votes from the table's stream, exactly once, and announces tallies, at most one a second for each voting. */
export const handler = createHandler({
  store: new TableCountStore(dynamodb, tableName),
  publisher,
  log,
  now: Date.now,
});
