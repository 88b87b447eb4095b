import { userInfo } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { serverClock } from '../operator/clock';
import { run } from '../command';
import { target, TARGET_OPTIONS, TARGET_USAGE } from '../operator/target';
import { listPayments } from './payments';
import { print } from './print';
import { repair } from './repair';
import { createRepairStore } from './table-repair-store';

const usage = `Usage: npm run repair -- --voting ID [--final] [--by NAME] [--data DIR] [--table NAME --region REGION]
       npm run repair -- --payments [--data DIR] [--table NAME --region REGION]

Sets the tally of a voting, and its minutes, from its votes. Votes may come in all the while: it takes some two minutes then.
It may be interrupted and run again. The audit trail says what the tally was and what it is.

  --voting ID      the voting
  --final          replace a tally that is final, and have the new one told
  --payments       instead: lists purchases that were begun before 0.4.0 on the page of payments, and changes nothing else of them.
                   It reads the whole table
  --by NAME        who says so (default: your name on this machine)
${TARGET_USAGE}

Exit code: 0 when the tally is set from the votes, 1 when there are votes that no tally can count, 2 when it failed.`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      voting: { type: 'string' },
      payments: { type: 'boolean', default: false },
      final: { type: 'boolean', default: false },
      by: { type: 'string', default: userInfo().username },
      ...TARGET_OPTIONS,
    },
  });
  if (values.payments) {
    console.log(`${await listPayments(target(values))} purchases were listed.`);
    return 0;
  }
  if (values.voting === undefined) throw new Error(usage);
  const where = target(values);
  const now = serverClock(where);
  const parts = { store: createRepairStore(where, now, values.by), now, sleep, say: console.log };
  const report = await repair(parts, values.voting, values);
  if (!report) throw new Error(`There is no voting ${values.voting}.`);
  return print(report);
}

run(main, usage);
