import { PRICED_REGION, PRICES, USER_BANDS, usersCost } from '../prices/list';
import { billOf, parts, type GrowsWith, type Month } from './model';

/** A sum in USD, with more digits where it is small. */
export const usd = (value: number): string =>
  value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: value < 0.1 ? 5 : 2 });
const count = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 1 });

/** How many of each the page asks for: one of most costs too little to read. */
const SHOWN: readonly (readonly [GrowsWith, number, string])[] = [
  ['month', 1, 'a month, whatever happens'],
  ['voter', 1000, 'a thousand voters, Cognito left out'],
  ['vote', 1_000_000, 'a million votes'],
  ['open hour', 1, 'an hour in which votings are open'],
  ['viewer-hour', 1000, 'a thousand who watch for an hour'],
  ['purchase', 1000, 'a thousand purchases, the provider’s fees left out'],
];

/** A table in Markdown, whose columns are as wide as they need: as prettier leaves it. */
function table(head: string[], rows: string[][], right: readonly number[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(3, ...all.map((row) => row[column]!.length)));
  const line = (row: string[]): string =>
    `| ${row.map((cell, column) => (right.includes(column) ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!))).join(' | ')} |`;
  const rule = widths.map((width, column) =>
    right.includes(column) ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width),
  );
  return [line(head), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n');
}

/** What each thing costs. */
export function unitCosts(): string {
  const rows = SHOWN.flatMap(([growsWith, of, title]) => {
    const own = parts().filter((part) => part.growsWith === growsWith);
    const total = own.reduce((sum, { each }) => sum + each, 0);
    return [
      [`**${title}**`, `**${usd(total * of)}**`],
      ...own.map(({ what, each }) => [what, usd(each * of)]),
    ];
  });
  return table(['USD for', PRICED_REGION], rows, [1]);
}

/** What Cognito asks for active users of a month, by tier. */
export function userCosts(): string {
  const tiers = Object.keys(USER_BANDS) as (keyof typeof USER_BANDS)[];
  const rows = [1000, 10_000, 50_000, 100_000, 1_000_000].map((users) => [
    count(users),
    ...tiers.map((tier) => usd(usersCost(tier, users))),
  ]);
  return table(['active users', ...tiers], rows, [0, 1, 2, 3]);
}

/** The bill of a month, line by line. */
export function billTable(month: Month): string {
  const { lines, total } = billOf(month);
  const rows = lines
    .filter(({ quantity }) => quantity > 0)
    .map(({ what, growsWith, quantity, usd: sum }) => [
      what,
      growsWith === 'month' ? '' : `${count(quantity)} ${growsWith}${quantity === 1 ? '' : 's'}`,
      usd(sum),
    ]);
  return table(['what', 'of', 'USD'], [...rows, ['**together**', '', `**${usd(total)}**`]], [2]);
}

/** Where the prices are from, each source once. */
export function sources(): string {
  return [...new Set(Object.values(PRICES).map(({ source }) => source))]
    .map((source) => `- ${source}`)
    .join('\n');
}
