import { PRICED_REGION } from '../prices/list';
import { paidVoteExtra, trialMonth, type Month } from './model';
import { billTable, sources, unitCosts, usd, userCosts } from './print';

const EXAMPLES: readonly (readonly [string, Month])[] = [
  [
    'A club: 200 voters, four votings, nobody watches',
    { voters: 200, votings: 4, viewers: 0, hours: 4, purchases: 0, tier: 'LITE' },
  ],
  [
    'A hall: 10,000 voters, three votings, 5,000 watch for an hour, 500 purchases',
    { voters: 10_000, votings: 3, viewers: 5000, hours: 1, purchases: 500, tier: 'LITE' },
  ],
  [
    'An evening: 100,000 voters, three votings, 50,000 watch for two hours',
    { voters: 100_000, votings: 3, viewers: 50_000, hours: 2, purchases: 0, tier: 'LITE' },
  ],
];

/** The page of costs, as Markdown: `docs/cost.md`. */
export function costPage(): string {
  const examples = EXAMPLES.map(([title, month]) => `### ${title}\n\n${billTable(month)}\n`);
  return `# What it costs

Written by \`npm run docs:cost\` from \`simulation/prices/list.ts\` and \`simulation/cost/model.ts\`. Prices are those of
${PRICED_REGION} without free tiers (but Cognito's first users), without tax, support and the fees of Stripe and PayPal. A stage of
the kind \`TRIAL\` has no cache, and no firewall before its API and its user pool: ${usd(trialMonth())} USD a month.

\`\`\`sh
npm run cost -- --voters 100000 --votings 3 --viewers 50000 --hours 2 --purchases 0 --tier LITE
\`\`\`

## Each

${unitCosts()}

A paid vote takes 1.5 read and 7 write units instead of 1 and 2: ${usd(1e6 * paidVoteExtra())} USD more for a million. Messages are those of a pace of one
second; \`announcingPaceMilliseconds\` halves or doubles them.

## People

Cognito asks for everybody who signs up or in, or whose page renews its session, in a month, by the tier of the pool.

${userCosts()}

## Months

${examples.join('\n')}
## Where the prices are from

No page of AWS with prices could be read where this was written. Check them before you rely on a sum.

${sources()}
`;
}
