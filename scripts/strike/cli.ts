import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { serverClock } from '../operator/clock';
import { run } from '../command';
import { target, TARGET_OPTIONS, TARGET_USAGE } from '../operator/target';
import { print } from '../repair/print';
import { repair } from '../repair/repair';
import { createRepairStore } from '../repair/table-repair-store';
import { strike } from './strike';

const usage = `Usage: npm run strike -- --voting ID --vote USER-ID… | --votes FILE  --reason TEXT
         [--by NAME] [--final] [--data DIR] [--table NAME --region REGION]

Strikes votes out of a voting, and sets its tally from the votes that remain, as npm run repair does. Nothing is deleted:
those who cast them cannot vote again, and the audit trail says what was struck, by whom and why.

  --voting ID      the voting
  --vote USER-ID   whose vote; may be given again and again
  --votes FILE     the same from a file, one user id a line
  --reason TEXT    why
  --by NAME        who says so (default: your name on this machine)
  --final          also in a voting whose tally is final: it is replaced, and told
${TARGET_USAGE}

Exit code: 0 when the votes are struck, 1 when some of them are not there, 2 when it failed.`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      voting: { type: 'string' },
      vote: { type: 'string', multiple: true, default: [] },
      votes: { type: 'string' },
      reason: { type: 'string' },
      by: { type: 'string', default: userInfo().username },
      final: { type: 'boolean', default: false },
      ...TARGET_OPTIONS,
    },
  });
  const { voting: votingId, reason, by, final } = values;
  const listed = values.votes === undefined ? [] : readFileSync(values.votes, 'utf8').split(/\r?\n/);
  const userIds = [...values.vote, ...listed].map((line) => line.trim()).filter((line) => line !== '');
  if (votingId === undefined || !reason || userIds.length === 0) throw new Error(usage);

  const where = target(values);
  const now = serverClock(where);
  const store = createRepairStore(where, now, by);
  const found = await store.read(votingId);
  if (!found) throw new Error(`There is no voting ${votingId}.`);
  if (found.voting.recount && !final)
    throw new Error(
      `The tally of voting ${votingId} is final. To replace it, and have the new one told: --final.`,
    );

  const { struck, already, missing } = await strike(where, votingId, userIds, {
    at: new Date(now()).toISOString(),
    reason,
    by,
  });
  console.log(
    `Votes struck: ${struck.length}; struck before: ${already.length}; not there: ${missing.length}.`,
  );
  for (const userId of missing) console.log(`There is no vote of ${userId}.`);
  // A vote that was struck before may have been left by a run that was interrupted: its tally is set again.
  if (struck.length === 0 && already.length === 0) return 1;
  const report = await repair({ store, now, sleep, say: console.log }, votingId, { final });
  const code = report ? print(report) : 2;
  return Math.max(code, missing.length > 0 ? 1 : 0);
}

run(main, usage);
