import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { run } from '../command';
import { target, TARGET_OPTIONS, TARGET_USAGE } from '../operator/target';
import { auditTable, type AuditReport } from './audit';

const usage = `Usage: npm run audit -- --voting ID [--data DIR] [--table NAME --region REGION]

Counts the votes of a voting one by one and compares them with its tally. Votes may come in all the while.

  --voting ID      the voting
${TARGET_USAGE}

Exit code: 0 when they agree, 1 when they do not, 2 when the audit could not be made.`;

function print({ title, votes, differences, final, counting }: AuditReport): void {
  console.log(`${title}: ${votes} votes, the tally is ${final ? 'final' : 'not final'}.`);
  if (differences.length === 0) {
    console.log(
      counting === undefined
        ? 'The tally agrees with the votes.'
        : `The tally agrees with the votes, give or take the ${counting} that came in and that it counted a moment later. Audit again when fewer come.`,
    );
    return;
  }
  console.log('The tally does NOT agree with the votes:');
  for (const { optionId, label, counted, recounted } of differences)
    console.log(`  ${optionId} (${label}): the tally says ${counted}, there are ${recounted} votes`);
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      voting: { type: 'string' },
      ...TARGET_OPTIONS,
    },
  });
  if (values.voting === undefined) throw new Error(usage);
  const report = await auditTable(target(values), values.voting, sleep);
  if (report === undefined) throw new Error(`There is no voting ${values.voting}.`);
  print(report);
  return report.differences.length === 0 ? 0 : 1;
}

run(main, usage);
