import type { RepairReport } from './repair';

/** Says what came of a repair. @returns the exit code. */
export function print({ tally, votes, uncountable, concluded }: RepairReport): number {
  const since = tally.total === votes ? '' : `, and stands at ${tally.total} with those cast since`;
  console.log(`The tally was set from ${votes} votes${since}:`);
  for (const { optionId, votes: ofOption } of tally.counts) console.log(`  ${optionId}: ${ofOption}`);
  if (concluded) console.log('It is final, and will be told.');
  if (uncountable.length === 0) return 0;
  console.log(
    `${uncountable.length} votes cannot be counted, and were left out. Strike them, or mend their items:`,
  );
  for (const PK of uncountable) console.log(`  ${PK}`);
  return 1;
}
