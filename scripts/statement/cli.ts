import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { log } from '../../functions/lib/log';
import { askForStatement } from '../../functions/make-statement/handler';
import { TableStatementStore } from '../../functions/make-statement/table-statement-store';
import { monthFrom } from '../../model/statements';
import { serverClock } from '../operator/clock';
import { run } from '../command';
import { target, TARGET_OPTIONS, TARGET_USAGE } from '../operator/target';
import { differencesOf, linesOf } from './print';

const usage = `Usage: npm run statement -- [--month 2026-10] [--again] [--data DIR] [--table NAME --region REGION]

Shows the statement of a month. Where there is none it is made: the function make-statement, which looks every five minutes,
does it, and this command waits for it. It may be interrupted and run again.

  --month MONTH    the month, in UTC (default: the one before this)
  --again          make it again, as the next revision
${TARGET_USAGE}

Exit code: 0 when everything agrees, 1 when something does not, 2 when it failed.`;

/** Milliseconds between two looks at how far it is. */
const PAUSE = 5000;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { month: { type: 'string' }, again: { type: 'boolean', default: false }, ...TARGET_OPTIONS },
  });
  const where = target(values);
  const now = serverClock(where);
  const statements = new TableStatementStore(where.client, where.tableName, log, now);
  // It sets the clock.
  await statements.progress();
  const month = values.month ?? monthFrom(new Date(now()).toISOString().slice(0, 7), -1);
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) throw new Error(usage);

  let made = await statements.newest(month);
  if (!made || values.again) {
    const before = made?.revision ?? 0;
    if ((await askForStatement(statements, month, now())) === undefined)
      console.log('A statement is being made already: this one comes after it.');
    while ((made?.revision ?? 0) <= before) {
      const progress = await statements.progress();
      if (progress) console.log(`${progress.month}: ${progress.stage}`);
      else await askForStatement(statements, month, now());
      await sleep(PAUSE);
      made = await statements.newest(month);
    }
  }
  if (!made) throw new Error(`There is no statement of ${month}.`);
  const differences = await differencesOf(where, made);
  for (const line of linesOf(made, differences)) console.log(line);
  return differences.length === 0 ? 0 : 1;
}

run(main, usage);
